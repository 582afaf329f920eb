import type { Actor } from '../../core/access/actor.ts';
import { maySeeCase } from '../../core/access/actor.ts';
import type { CaseId, ProjectId } from '../../core/case/ids.ts';
import type { Case } from '../../core/case/model.ts';
import { findByNumber } from '../../store/pictures.ts';
import { caseRef } from '../books.ts';
import { readFile } from '../files.ts';
import type { House } from '../house.ts';
import { bookKey, openPicture } from '../record.ts';

/** The mailbox file of every bundle, and every archive that was shared. */
const fixFiles = ({ candidate }: Case): readonly { readonly blob: string; readonly name: string }[] => [
  ...(candidate?.bundles ?? []).map(({ blob, line }) => ({ blob, name: `${line}.mbox` })),
  ...(candidate?.shares ?? []).map(({ archive }) => ({ blob: archive.blob, name: 'fix.zip' })),
];

/** The bytes of one attachment of a case, for an actor who may see the case; undefined for everything else, alike. */
export async function attachment(
  house: House,
  project: ProjectId,
  number: string,
  blob: string,
  actor: Actor,
): Promise<{ readonly case: CaseId; readonly name: string; readonly bytes: Buffer } | undefined> {
  return house.store.readTx(project, async (tx) => {
    const picture = await findByNumber(tx, 'case', number);
    if (!picture) return undefined;
    const ref = caseRef(project, picture.book);
    const key = await bookKey(tx, house.root, ref);
    const { state } = await openPicture<Case>(tx, house.root, picture);
    const frozen = (state.leaks ?? []).flatMap(({ evidence }) => evidence?.files ?? []);
    const known = [...state.report.attachments, ...frozen, ...fixFiles(state)].find((each) => each.blob === blob);
    if (!known || !maySeeCase(actor, state)) return undefined;
    return { case: state.id, name: known.name, bytes: await readFile(tx, { ref, key }, known) };
  });
}
