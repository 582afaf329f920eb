import type { Actor } from '../core/access/actor.ts';
import type { CaseId, ProjectId } from '../core/case/ids.ts';
import type { Case } from '../core/case/model.ts';
import { pinnedKeyOf } from '../core/distributors/keys.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import { fixOnOffer } from '../core/release/bundle.ts';
import { encryptFile } from '../vault/pgp-file.ts';
import { caseRef, organisationRef } from './books.ts';
import { readFile } from './files.ts';
import { type Handled, handle } from './handle.ts';
import type { House } from './house.ts';
import { bookKey, readState } from './record.ts';

export interface HandedOut {
  /** The recipient's own reference, and what the file is: `7QK2-M4TD.zip.pgp`. */
  readonly name: string;
  readonly bytes: Buffer;
}

type Answer = { readonly kind: 'handed out'; readonly file: HandedOut } | Exclude<Handled, { readonly kind: 'done' }>;

/**
 * Hands the candidate fix to a distributor and records it: encrypted to the organisation's pinned key where there is one.
 * It is made ready before it is recorded, and recorded before it leaves. @param ref the recipient's own reference
 */
export async function handOutFix(
  house: House,
  project: ProjectId,
  id: CaseId,
  ref: string,
  actor: Actor & { readonly kind: 'distributor' },
): Promise<Answer> {
  for (;;) {
    const ready = await madeReady(house, project, id, actor);
    const handsOut = ready?.key
      ? ({ form: 'encrypted', fingerprint: ready.key } as const)
      : ({ form: 'plain' } as const);
    const done = await handle(house, project, id, { type: 'TakeBundles' }, actor, { handsOut });
    if (done.kind !== 'done') return done;
    const taken = done.events.find((event) => event.type === 'BundleDownloaded');
    // Between making it ready and recording it another one may have been shared: then that one is what is on record.
    if (!ready || taken?.type !== 'BundleDownloaded' || taken.share !== ready.share) continue;
    return { kind: 'handed out', file: { name: `${ref}.zip${ready.key ? '.pgp' : ''}`, bytes: ready.bytes } };
  }
}

async function madeReady(
  house: House,
  project: ProjectId,
  id: CaseId,
  { organisation }: Actor & { readonly kind: 'distributor' },
): Promise<{ readonly share: string; readonly key: string | undefined; readonly bytes: Buffer } | undefined> {
  const now = house.now();
  const found = await house.store.readTx(project, async (tx) => {
    const ref = caseRef(project, id);
    const [own, room] = await Promise.all([
      readState<Organisation>(tx, house.root, organisationRef(project, organisation)),
      readState<Case>(tx, house.root, ref),
    ]);
    const share = room && fixOnOffer(room.state);
    if (!own || !share) return undefined;
    const key = await bookKey(tx, house.root, ref);
    return { share, key: pinnedKeyOf(own.state, now), bytes: await readFile(tx, { ref, key }, share.archive) };
  });
  if (!found) return undefined;
  const { share, key, bytes } = found;
  const file = key ? await encryptFile(bytes, key.armored, now) : bytes;
  return { share: share.id, key: key?.fingerprint, bytes: file };
}
