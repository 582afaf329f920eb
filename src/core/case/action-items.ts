import type { Instant } from '../process/instant.ts';
import type { AccountId } from './ids.ts';
import type { Case } from './model.ts';

/** Something that a retrospective decided to do, with the one person who owns it. */
export interface ActionItem {
  readonly item: string;
  readonly text: string;
  readonly owner: AccountId;
  readonly addedAt: Instant;
  readonly done?: { readonly at: Instant; readonly note: string };
}

/** Action items that nobody has marked done. They outlive the case. */
export function openActions(state: Case): readonly ActionItem[] {
  return (state.actionItems ?? []).filter((a) => a.done === undefined);
}
