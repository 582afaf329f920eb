import { z } from 'zod';
import { type Fault, fault } from '../core/case/fault.ts';
import type { ProjectId } from '../core/case/ids.ts';
import { faultsFromZod } from '../core/case/zod-faults.ts';
import { type Handled, handle } from './handle.ts';
import type { House } from './house.ts';
import { readSheet, rewriteSheet } from './persons.ts';
import type { Room } from './rooms.ts';

/** What will be printed: one line without an address, so that thanks cannot become an advertisement. */
const oneLine = z
  .string()
  .trim()
  .max(120)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u)
  .refine((text) => !/:\/\/|www\./i.test(text), 'Write a name, without a web address.')
  .default('');

const creditSchema = z.strictObject({
  credit: z.enum(['none', 'name', 'name and affiliation']),
  name: oneLine,
  affiliation: oneLine,
});

/**
 * The reporter's own choice of credit (R43). The line itself is identity: it stays under the person's key, and the case
 * only learns which kind of credit was chosen.
 */
export async function chooseCredit(
  house: House,
  project: ProjectId,
  room: Room,
  given: unknown,
): Promise<Handled | { readonly kind: 'faults'; readonly faults: readonly Fault[] }> {
  const parsed = creditSchema.safeParse(given);
  if (!parsed.success) return { kind: 'faults', faults: faultsFromZod(parsed.error, given) };
  const { credit, name, affiliation } = parsed.data;
  const actor = { kind: 'reporter', person: room.person } as const;
  if (credit !== 'none' && name === '' && (await knownName(house, project, room)) === '') {
    return {
      kind: 'faults',
      faults: [fault('credit-name', '/name', 'There is no name to print.', 'Write the name to be thanked by.')],
    };
  }
  const handled = await handle(house, project, room.case, { type: 'ChooseCredit', credit }, actor);
  if (handled.kind !== 'done' || credit === 'none') return handled;
  await house.store.withTx(project, async (tx) => {
    const sheet = await readSheet(tx, house.root, room.person);
    if (!sheet) return;
    const changed = { ...sheet, name: name || sheet.name, affiliation: affiliation || sheet.affiliation };
    await rewriteSheet(tx, house.root, room.person, changed);
  });
  return handled;
}

async function knownName(house: House, project: ProjectId, room: Room): Promise<string> {
  return house.store.readTx(project, async (tx) => (await readSheet(tx, house.root, room.person))?.name ?? '');
}
