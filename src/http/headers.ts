import type { Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** Our own policy: nothing inline, nothing from elsewhere. HTTPS-only parts follow the scheme of BASE_URL. */
export function securityHeaders(https: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 63_072_000, includeSubDomains: false } : false,
    // same-origin, since no-referrer would make browsers send “Origin: null” with our own forms
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
}

/** The same headers as plain data, for answers that are sent before any middleware runs. */
export function securityHeaderValues(https: boolean): Record<string, string> {
  const values: Record<string, string> = {};
  const sink = {
    setHeader: (name: string, value: string) => Object.assign(values, { [name]: value }),
    removeHeader: () => {},
  };
  securityHeaders(https)({} as Request, sink as unknown as Response, () => {});
  return values;
}
