import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { h, type JSX } from 'preact';
import { securityHeaders } from '../../src/http/headers.ts';
import { fixedAssets } from '../../src/parts/fixed-assets.ts';
import { Gallery } from '../../src/parts/gallery.tsx';
import { renderPage } from '../../src/parts/render-page.ts';
import { signedInPages } from '../../test/support/samples/desk-pages.ts';
import { frame } from '../../test/support/samples/desk-samples.ts';
import { publicPages } from '../../test/support/samples/public-pages.ts';

const samples: Readonly<Record<string, () => JSX.Element>> = {
  gallery: () => h(Gallery, { frame: { ...frame, mode: 'drill' } }),
  ...publicPages,
  ...signedInPages,
};

/** Serves every sample page by name on a free loopback port, with the headers and files of the real house. */
export async function serveSamples(): Promise<{ address: string; names: readonly string[]; close(): void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const asset = fixedAssets.find(({ path }) => path === pathname);
    const page = samples[pathname.slice(1)];
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    response.statusCode = asset || page ? 200 : 404;
    response.setHeader('Content-Type', asset?.type ?? 'text/html; charset=utf-8');
    response.end(asset?.body ?? (page ? renderPage(page()) : ''));
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, names: Object.keys(samples), close: () => void server.close() };
}
