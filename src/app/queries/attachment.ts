import type { Actor } from '../../core/access/actor.ts';
import { maySeeCase } from '../../core/access/actor.ts';
import type { ProjectId } from '../../core/case/ids.ts';
import type { Case } from '../../core/case/model.ts';
import { readBlob } from '../../store/blobs.ts';
import { findByNumber } from '../../store/pictures.ts';
import { open } from '../../vault/seal.ts';
import { caseRef } from '../books.ts';
import { blobAad } from '../files.ts';
import type { House } from '../house.ts';
import { bookKey, openPicture } from '../record.ts';

/** The bytes of one attachment of a case, for an actor who may see the case; undefined for everything else, alike. */
export async function attachment(
  house: House,
  project: ProjectId,
  number: string,
  blob: string,
  actor: Actor,
): Promise<{ readonly name: string; readonly bytes: Buffer } | undefined> {
  return house.store.readTx(project, async (tx) => {
    const picture = await findByNumber(tx, 'case', number);
    if (!picture) return undefined;
    const ref = caseRef(project, picture.book);
    const key = await bookKey(tx, house.root, ref);
    const { state } = await openPicture<Case>(tx, house.root, picture);
    const frozen = (state.leaks ?? []).flatMap(({ evidence }) => evidence?.files ?? []);
    const known = [...state.report.attachments, ...frozen].find((each) => each.blob === blob);
    const row = known && maySeeCase(actor, state) ? await readBlob(tx, blob) : undefined;
    if (!known || row?.book !== ref.id) return undefined;
    return { name: known.name, bytes: open(key, Buffer.from(row.body), blobAad({ ref }, blob)) };
  });
}
