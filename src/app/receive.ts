import { playbookInForce } from '../core/access/project.ts';
import type { Fault } from '../core/case/fault.ts';
import type { ProjectId } from '../core/case/ids.ts';
import type { Case } from '../core/case/model.ts';
import { emptiness, gapsIn, receiveReport, reportSchema } from '../core/case/receive.ts';
import { faultsFromZod } from '../core/case/zod-faults.ts';
import { clocks } from '../core/process/clocks.ts';
import type { Instant } from '../core/process/instant.ts';
import { insertHandle } from '../store/handles.ts';
import { nextNumber } from '../store/pictures.ts';
import { insertReporterKey } from '../store/reporter-keys.ts';
import { derive } from '../vault/keys.ts';
import { newReporterKey, reporterLookup } from '../vault/words.ts';
import { caseKeeping, caseRef, projectOf } from './books.ts';
import { tellWhoIsOnDuty } from './duty.ts';
import { keepFiles, prepareFiles, type Upload } from './files.ts';
import { fresh, type House, reference } from './house.ts';
import { planLetters } from './letters.ts';
import { keepPerson } from './persons.ts';
import { beginBook, writeEvents } from './record.ts';

export type Received =
  | {
      readonly kind: 'received';
      /** Ten words, shown once and kept nowhere. */
      readonly key: string;
      readonly ref: string;
      readonly caseId: string;
      readonly number: string;
      readonly firstContactBy: Instant;
      readonly planBy: Instant;
      readonly gaps: readonly Fault[];
    }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/**
 * Takes a private report in: one transaction opens the case with its own key, keeps the identity apart under the
 * person's key, and plans the automatic reply and the nudge. Any text at all is accepted (R20, R21).
 */
export async function receive(
  house: House,
  project: ProjectId,
  given: unknown,
  uploads: readonly Upload[],
  channel: Case['channel'],
  options: { readonly isLeak?: boolean } = {},
): Promise<Received> {
  const parsed = reportSchema.safeParse(given);
  if (!parsed.success) return { kind: 'faults', faults: faultsFromZod(parsed.error, given) };
  const input = parsed.data;
  const empty = uploads.length === 0 ? emptiness(input) : [];
  if (empty.length > 0) return { kind: 'faults', faults: empty };
  const now = house.now();
  const key = newReporterKey(house.random);
  const received = await house.store.withTx(project, async (tx) => {
    const owner = await projectOf(tx, house.root);
    const playbook = playbookInForce(owner);
    const [ref, reporter] = [reference(house), fresh(house)];
    const book = await beginBook<Case>(tx, house.root, caseRef(project, fresh(house)), now);
    const { name, affiliation, contact } = input;
    await keepPerson(tx, house.root, reporter, { name, affiliation, address: contact }, now, { isFindable: false });
    const files = prepareFiles(house, uploads);
    await keepFiles(tx, book, files);
    const attachments = files.map(({ attachment }) => attachment);
    const lookup = reporterLookup(derive(house.root, 'index'), key);
    await insertReporterKey(tx, { lookup, book: book.ref.id, person: reporter, createdAt: now });
    await insertHandle(tx, { ref, book: book.ref, party: 'reporter' });
    // Drawn late: from here to the commit every other report waits for its own number.
    const year = Number(now.slice(0, 4));
    const number = `CASE-${year}-${String(await nextNumber(tx, 'case', year)).padStart(4, '0')}`;
    const ids = { number, ref, reporter, channel } as const;
    const event = receiveReport(input, ids, { name: playbook.name, version: playbook.version }, attachments, options);
    const actor = { kind: 'reporter', person: reporter } as const;
    const { state } = await writeEvents(tx, book, caseKeeping, [event], actor, now);
    await planLetters(tx, house, owner, { ref: book.ref, key: book.key, state, from: 1 }, [event], now);
    await tellWhoIsOnDuty(tx, house, owner, book.ref, state, now);
    return { state, running: clocks(state, playbook, now), ref };
  });
  const due = (id: string) => received.running.find((c) => c.id === id)!.dueAt;
  return {
    kind: 'received',
    key,
    ref: received.ref,
    caseId: received.state.id,
    number: received.state.number,
    firstContactBy: due('first-contact'),
    planBy: due('plan'),
    gaps: gapsIn(input, uploads.length),
  };
}
