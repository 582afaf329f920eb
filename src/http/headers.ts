/** What every answer carries, errors too. No script but our own files runs, and no other site can frame or read a page. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()',
};

/** For everything that is not published to the world. */
export const privateHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow',
};

/** For what is published: anybody may keep it a little while, and other sites' programs may read it. */
export const publicHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'public, max-age=60',
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** For what is published and never changes: one revision of an advisory. */
export const lastingHeaders: Readonly<Record<string, string>> = {
  ...publicHeaders,
  'Cache-Control': 'public, max-age=31536000, immutable',
};

/** For fixed files of ours. */
export const assetHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'public, max-age=31536000, immutable',
};

/** Headers of one answer: the safe ones, then private unless the answer says how it may be kept. */
export function headersFor(
  own: Readonly<Record<string, string>> | undefined,
  isSecure: boolean,
): Record<string, string> {
  const keeps = own !== undefined && 'Cache-Control' in own;
  return {
    ...securityHeaders,
    ...(isSecure ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}),
    ...(keeps ? {} : privateHeaders),
    ...own,
  };
}
