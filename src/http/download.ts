import type { Reply } from './exchange.ts';

/** Bytes to keep, never to open here: they may be what a report warns of. */
export function download(name: string, bytes: Buffer): Reply {
  return {
    status: 200,
    type: 'application/octet-stream',
    body: bytes,
    headers: {
      'Content-Disposition': `attachment; filename="${plainName(name)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    },
  };
}

/** A file name that no shell, header or file system can misread. */
function plainName(name: string): string {
  return (
    name
      .replace(/[^\w.-]+/g, '_')
      .replace(/^\.+/, '_')
      .slice(0, 100) || 'file'
  );
}
