import type { PersonId } from '../case/ids.ts';
import { day, type Instant, plus } from '../process/instant.ts';

/** The last test of the way to a member's role address: when it was sent, and when somebody there answered it. */
export interface RoadTest {
  readonly ref: string;
  readonly askedAt: Instant;
  readonly provenAt?: Instant;
  /** When any test was answered last, be it an earlier one. */
  readonly lastProvenAt?: Instant;
}

/** A role address that is to follow the one in use, once somebody behind it has confirmed it. */
export interface AddressAsked {
  readonly ref: string;
  readonly person: PersonId;
  readonly at: Instant;
}

/** Whether a new role address may still confirm: a week long, since a mail that lies about for a year moves nothing. */
export const isStillAsked = ({ at }: AddressAsked, now: Instant): boolean => now < plus(at, 7 * day);

/** What may stand in the book of an organisation about the way to it. */
export type RoadEvent =
  | { readonly type: 'RoadTested'; readonly ref: string; readonly by: string }
  | { readonly type: 'RoadProven'; readonly ref: string; readonly by: string }
  | { readonly type: 'AddressAsked'; readonly ref: string; readonly person: PersonId; readonly by: string }
  | { readonly type: 'AddressConfirmed'; readonly ref: string; readonly by: string }
  | { readonly type: 'LinkResent'; readonly account: string; readonly by: string };

/** What an organisation's picture keeps of the way to it. */
export interface Roads {
  readonly contact: PersonId;
  /** Whose address was in use before. */
  readonly earlierContact?: PersonId;
  readonly road?: RoadTest;
  readonly addressAsked?: AddressAsked;
}

/** Folds one event about the way to an organisation. */
export function evolveRoad<S extends Roads>(state: S, event: RoadEvent, at: Instant): S {
  const { road } = state;
  switch (event.type) {
    case 'RoadTested': {
      const last = road?.provenAt ?? road?.lastProvenAt;
      return { ...state, road: { ref: event.ref, askedAt: at, ...(last ? { lastProvenAt: last } : {}) } };
    }
    case 'RoadProven':
      return road?.ref === event.ref ? { ...state, road: { ...road, provenAt: at } } : state;
    case 'AddressAsked':
      return { ...state, addressAsked: { ref: event.ref, person: event.person, at } };
    case 'AddressConfirmed': {
      const { addressAsked: asked, road: _, ...rest } = state;
      // Of another address nothing is proven.
      return asked ? ({ ...rest, contact: asked.person, earlierContact: state.contact } as unknown as S) : state;
    }
    case 'LinkResent':
      return state;
  }
}
