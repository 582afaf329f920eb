import { digest } from '../../app/digest.ts';
import type { Answer, Ask } from '../exchange.ts';
import { assetHeaders } from '../headers.ts';
import { notFound } from '../problem.ts';
import { tagged } from '../reply.ts';

/**
 * A fixed file of ours. Asked for by an address with its fingerprint it may be kept for a year; without one the browser
 * asks again whether it has changed, so that no page meets an older release's script.
 */
export async function asset(ask: Ask): Promise<Answer> {
  const found = ask.site.assets.find(({ path }) => path === `/assets/${ask.params['*']}`);
  if (!found) return notFound;
  const headers = ask.query.v === undefined ? { 'Cache-Control': 'no-cache' } : assetHeaders;
  return tagged(
    ask,
    { status: 200, type: found.type, body: found.body, headers },
    `"${digest(found.body).slice(0, 32)}"`,
  );
}
