import type { Answer, Ask } from '../exchange.ts';
import { assetHeaders } from '../headers.ts';
import { notFound } from '../problem.ts';

/** A fixed file of ours; the address of each carries its fingerprint. */
export async function asset(ask: Ask): Promise<Answer> {
  const found = ask.site.assets.find(({ path }) => path === `/assets/${ask.params['*']}`);
  if (!found) return notFound;
  return { status: 200, type: found.type, body: found.body, headers: assetHeaders };
}
