import { generationOfRef } from '../../core/answers/addresses.ts';
import type { OrganisationId } from '../../core/case/ids.ts';
import type { Notice } from '../../core/case/model.ts';
import { pinnedKeyOf } from '../../core/distributors/keys.ts';
import { type Copy, previewFor } from '../../core/notices/copy.ts';
import type { Instant } from '../../core/process/instant.ts';
import { organisationsOf, toFact } from '../facts.ts';
import type { House } from '../house.ts';
import { placeOf } from '../letters.ts';
import { otherWords } from '../other-words.ts';
import { wayOf } from '../way.ts';
import type { CaseRoom } from './cases.ts';

/** What the composer of a notice needs to know beyond the case. */
export interface AroundNotice {
  /** When the pinned key of each organisation ends: null for never; organisations without one are missing. */
  readonly keys: ReadonlyMap<OrganisationId, Instant | null>;
  /** Words of other cases, for the leak rules. */
  readonly otherWords: readonly string[];
  /** The notice as the organisation asked for gets it. */
  readonly copyOf: (notice: Notice, organisation: OrganisationId) => Copy | undefined;
}

/** Reads what lies around a notice: keys, other cases, and how each copy would look. */
export async function aroundNotice(house: House, room: CaseRoom): Promise<AroundNotice> {
  const { case: state, playbook, now } = room;
  return house.store.readTx(state.project, async (tx) => {
    const organisations = await organisationsOf(tx, house.root);
    const keys = organisations.flatMap((each) => {
      const key = pinnedKeyOf(each, now);
      return key ? [[each.id, key.expiresAt] as const] : [];
    });
    const way = (ref: string) => wayOf(house, state.project, ref, generationOfRef(state, ref));
    return {
      keys: new Map(keys),
      otherWords: await otherWords(tx, house, state),
      copyOf: (notice, id) => {
        const organisation = organisations.find((each) => each.id === id);
        if (!organisation) return undefined;
        const { reference } = room.facts;
        const asked = { state, notice, organisation, fact: toFact(organisation), playbook, now, reference };
        return previewFor(asked, placeOf(house, state.project), way);
      },
    };
  });
}
