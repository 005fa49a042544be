/** Source: "OAuth 2.0 Authorization Errors", Salesforce Help (remoteaccess_oauth_flow_errors.htm). */
export type OAuthErrorCode =
  'invalid_client_id' | 'invalid_grant' | 'invalid_request' | 'unsupported_grant_type' | 'unsupported_token_type';

/** The token endpoints do not answer with the REST API's error list but with OAuth's object. */
export class OAuthError extends Error {
  readonly code: OAuthErrorCode;
  readonly status: number;

  constructor(code: OAuthErrorCode, description: string, status = 400) {
    super(description);
    this.name = 'OAuthError';
    this.code = code;
    this.status = status;
  }
}
