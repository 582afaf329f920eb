import { digest, digestOfBytes } from '../../app/digest.ts';
import { once as doOnce, type Remembered } from '../../app/once.ts';
import { actorText } from '../../core/access/actor.ts';
import type { Answer, Ask, Body } from '../exchange.ts';
import { isProblem, plain } from '../problem.ts';
import { tell } from '../tell.tsx';
import { actorOf } from '../visitor.ts';

/**
 * Answers a request that changes something. With `Idempotency-Key` the same request is done once and answered alike.
 * @param isDemanded whether the key must be there, since doing it twice could not be taken back
 */
export async function once(ask: Ask, isDemanded: boolean, work: () => Promise<Answer>): Promise<Answer> {
  // A stranger has no name under which a key could be kept apart from other strangers' keys.
  if (ask.visitor.kind === 'anyone') return work();
  const key = ask.header('idempotency-key')?.replace(/^"(.*)"$/, '$1');
  if (key === undefined) {
    if (!isDemanded) return work();
    return plain(
      428,
      'idempotency_key_required',
      'A key is needed',
      'This cannot be taken back. Send an Idempotency-Key of your own, and the same one if you must try again.',
    );
  }
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    return plain(400, 'unreadable', 'This cannot be read', 'An Idempotency-Key is 1 to 200 visible ASCII characters.');
  }
  const request = digest(ask.path, textOf(ask.body), ask.header('if-match') ?? '');
  const asker = actorText(actorOf(ask.visitor));
  const done = await doOnce(ask.site.house, ask.site.project, asker, key, request, async () =>
    remembered(ask, await work()),
  );
  switch (done.kind) {
    case 'other request':
      return plain(
        422,
        'key_used',
        'This key is taken',
        'This Idempotency-Key was used for another request. Take a new one.',
      );
    case 'running':
      return plain(
        409,
        'still_running',
        'The first try has not ended',
        'A request with this key has begun and not ended. Look at the case before you try again.',
      );
    case 'first':
      return done.answer;
    case 'again':
      return { ...done.answer, headers: { ...done.answer.headers, 'Idempotent-Replayed': 'true' } };
  }
}

/** All that came in a body as one text; of a file its digest. */
function textOf(body: Body): string {
  if (body.kind === 'json') return JSON.stringify(body.value);
  if (body.kind === 'none') return '';
  const files = body.files.map(({ field, name, bytes }) => [field, name, digestOfBytes(bytes)]);
  return JSON.stringify([body.fields, files]);
}

function remembered(ask: Ask, answer: Answer): Remembered {
  const { status, type, body, headers = {} } = isProblem(answer) ? tell(ask, answer) : answer;
  return { status, type, body: String(body), headers };
}
