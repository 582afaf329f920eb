// A signed-in person and a case whose book holds five hundred events.
import { caseKeeping, caseRef } from '../../src/app/books.ts';
import { gatehouseOf } from '../../src/app/house.ts';
import { openSession } from '../../src/app/identity/session.ts';
import { receive } from '../../src/app/receive.ts';
import { takeBook, writeEvents } from '../../src/app/record.ts';
import type { Case } from '../../src/core/case/model.ts';
import { readAccount } from '../../src/store/identity/accounts.ts';
import type { DurableHouse } from './durable-house.ts';

export const events = 500;

/** A case whose book holds five hundred events. */
export async function longCase(durable: DurableHouse): Promise<{ readonly id: string; readonly number: string }> {
  const report = { subject: 'A long story', effects: 'x', kind: 'vulnerability' };
  const got = await receive(durable.house, durable.project, report, [], 'form');
  if (got.kind !== 'received') throw new Error(JSON.stringify(got));
  await write(
    durable,
    got.caseId,
    Array.from({ length: events - 1 }, (_, at) => `Entry ${at + 1}.`),
  );
  return { id: got.caseId, number: got.number };
}

/** Writes entries into a case, all in one transaction: every other one for the team alone. */
export async function write(
  { house, project, lead }: DurableHouse,
  id: string,
  entries: readonly string[],
): Promise<void> {
  await house.store.withTx(project, async (tx) => {
    const book = await takeBook<Case>(tx, house.root, caseRef(project, id));
    const messages = entries.map((entry, at) => ({
      type: 'MessageSent' as const,
      from: 'team' as const,
      audience: at % 2 ? ('internal' as const) : ('reporter' as const),
      text: `${entry} ${'We have looked at it again and found a little more. '.repeat(3)}`,
      by: lead.id,
    }));
    await writeEvents(tx, book!, caseKeeping, messages, lead, house.now());
  });
}

/** The cookie of a session of the lead. */
export async function signedIn({ house, project, lead }: DurableHouse): Promise<string> {
  const gatehouse = gatehouseOf(house, project, 'Contour');
  const { token } = await house.store.withTx(project, async (tx) => {
    const row = await readAccount(tx, lead.id);
    return openSession(tx, gatehouse, row!, 'full', house.now());
  });
  return `tg_session=${token}`;
}
