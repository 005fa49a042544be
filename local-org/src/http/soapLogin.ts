import type { FastifyInstance } from 'fastify';

const MESSAGE = 'INVALID_OPERATION: SOAP API login() is disabled by default in this org.';

/**
 * SOAP login() answers as in orgs created since it was switched off by default: with a fault. Other SOAP calls are absent
 * and answer the same way.
 * Source: "SOAP API login() Call is Being Retired", Salesforce release notes.
 */
export function refuseSoapLogin(app: FastifyInstance): void {
  app.register((soap, _options, done) => {
    soap.removeAllContentTypeParsers();
    soap.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, parsed) => {
      parsed(null, body);
    });
    soap.post('/services/Soap/*', (_request, reply) =>
      reply
        .status(500)
        .type('text/xml;charset=UTF-8')
        .send(
          '<?xml version="1.0" encoding="UTF-8"?>' +
            '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><soapenv:Fault>' +
            `<faultcode>INVALID_OPERATION</faultcode><faultstring>${MESSAGE}</faultstring>` +
            '</soapenv:Fault></soapenv:Body></soapenv:Envelope>',
        ),
    );
    done();
  });
}
