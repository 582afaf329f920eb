import { isSameName } from './names.ts';
import type { Organisation } from './organisation.ts';

/** The organisation that was removed for good and whose name this one bears, or one that looks like it (R82). */
export function earlierBar(organisation: Organisation, all: readonly Organisation[]): Organisation | undefined {
  return all.find(
    (other) => other.isBarred && other.id !== organisation.id && isSameName(other.name, organisation.name),
  );
}

/** The organisations besides, not removed, whose name a quick reader takes for this one's. */
export function alikeTo(organisation: Organisation, all: readonly Organisation[]): readonly Organisation[] {
  const isGone = ({ state }: Organisation): boolean => state === 'removed' || state === 'refused';
  return all.filter(
    (other) => other.id !== organisation.id && !isGone(other) && isSameName(other.name, organisation.name),
  );
}
