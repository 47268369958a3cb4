import type { Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** Our own policy: nothing inline, nothing from elsewhere. HTTPS-only parts follow the scheme of BASE_URL. */
function helmetFor(https: boolean): RequestHandler {
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

/** They are the same at every answer, so helmet is asked for them once. */
export function securityHeaders(https: boolean): RequestHandler {
  const values = Object.entries(securityHeaderValues(https));
  return (_req, res, next) => {
    for (const [name, value] of values) res.setHeader(name, value);
    next();
  };
}

/** The same headers as plain data, for answers that are sent before any middleware runs. */
export function securityHeaderValues(https: boolean): Record<string, string> {
  const values: Record<string, string> = {};
  const sink = {
    setHeader: (name: string, value: string) => Object.assign(values, { [name]: value }),
    removeHeader: () => {},
  };
  helmetFor(https)({} as Request, sink as unknown as Response, () => {});
  return values;
}
