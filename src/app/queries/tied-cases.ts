import { type Actor, maySeeCase } from '../../core/access/actor.ts';
import { statusOf } from '../../core/case/evolve.ts';
import type { Case } from '../../core/case/model.ts';
import type { Tie } from '../../core/case/ties.ts';
import type { Tx } from '../../store/open.ts';
import { caseRef } from '../books.ts';
import type { House } from '../house.ts';
import { readState } from '../record.ts';

/** A case that another one is tied to. Of one that the asker may not see, only that there is one. */
export interface TiedCase {
  readonly relation: Tie['relation'];
  readonly seen?: { readonly number: string; readonly title: string; readonly status: ReturnType<typeof statusOf> };
}

/** The cases that a case is tied to, in the order in which they were. */
export async function tiedCases(tx: Tx, house: House, actor: Actor, state: Case): Promise<readonly TiedCase[]> {
  return Promise.all(
    (state.ties ?? []).map(async ({ other, relation }): Promise<TiedCase> => {
      const found = await readState<Case>(tx, house.root, caseRef(state.project, other));
      if (!found || !maySeeCase(actor, found.state)) return { relation };
      const { number, report } = found.state;
      return { relation, seen: { number, title: report.subject || 'No subject', status: statusOf(found.state) } };
    }),
  );
}
