/** The LWC compiler's major API versions follow the platform's; 66 is Spring '26. */
export const LWC_API_VERSION = 66;
