import type { ProjectId } from '../core/case/ids.ts';
import { hour, plus } from '../core/process/instant.ts';
import { beginRequest, finishRequest, forgetRequests } from '../store/idempotency.ts';
import { derive } from '../vault/keys.ts';
import { open, seal } from '../vault/seal.ts';
import type { House } from './house.ts';

/** An answer as it is remembered: status, headers that belong to it, and the body as it was sent. */
export interface Remembered {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type Once =
  | { readonly kind: 'first' | 'again'; readonly answer: Remembered }
  /** The key stands for another request. */
  | { readonly kind: 'other request' }
  /** The first request has not ended, or died before it could say how. */
  | { readonly kind: 'running' };

/** How long an answer is remembered, in milliseconds. */
export const memory = 72 * hour;

/**
 * Does something once for a key of the asker's own: a second request with the same key and the same content gets the
 * first answer. The key is kept before the work begins, so that a lost connection can never do it twice; should the
 * house die in the middle, a person looks before anything is sent again.
 * @param request a digest of the whole request
 */
export async function once(
  house: House,
  project: ProjectId,
  asker: string,
  key: string,
  request: string,
  work: () => Promise<Remembered>,
): Promise<Once> {
  const now = house.now();
  const known = await house.store.withTx(project, async (tx) => {
    await forgetRequests(tx, plus(now, -memory));
    return beginRequest(tx, asker, key, request, now);
  });
  const aad = [project, 'idempotency', asker, key];
  const secret = derive(house.root, 'idempotency');
  if (known) {
    if (known.requestHash !== request) return { kind: 'other request' };
    if (known.status === null || known.response === null) return { kind: 'running' };
    const opened = open(secret, Buffer.from(known.response), aad).toString('utf8');
    return { kind: 'again', answer: JSON.parse(opened) as Remembered };
  }
  const answer = await work();
  const response = seal(secret, JSON.stringify(answer), aad);
  await house.store.withTx(project, (tx) => finishRequest(tx, asker, key, { status: answer.status, response }));
  return { kind: 'first', answer };
}
