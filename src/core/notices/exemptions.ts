import type { Case, Exemption, Notice } from '../case/model.ts';
import { isOver } from '../embargo/embargo.ts';
import type { Instant } from '../process/instant.ts';

/**
 * Exemptions that no notice on its way carries word for word. An exemption given to one is announced to all, because a
 * list on which some know of an exception and others do not breaks its embargo (process.md, case 5).
 */
export function unannounced(state: Case): readonly Exemption[] {
  return (state.exemptions ?? []).filter(
    (exemption) => !state.notices.some((n) => n.sent && !n.stopped && carries(n, exemption)),
  );
}

/** Exemptions in force: announced in a notice that has left the house, while the embargo still binds. */
export function exemptionsInForce(state: Case, now: Instant): readonly Exemption[] {
  if (isOver(state.embargo, now)) return [];
  const left = state.notices.filter((n) => n.sent && !n.stopped && now >= n.sent.leavesAt);
  return (state.exemptions ?? []).filter((exemption) => left.some((n) => carries(n, exemption)));
}

/** Whether the text of an exemption stands word for word in a notice. */
export const carries = (notice: Pick<Notice, 'blocks'>, { text }: Exemption): boolean =>
  Object.values(notice.blocks).some((block) => block.includes(text.trim()));
