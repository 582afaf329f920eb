import type { ReporterRoom } from '../../app/queries/reporter-room.ts';
import { reporterStages } from '../../app/queries/reporter-room.ts';
import type { FieldError } from '../../parts/error-summary.tsx';
import type { ReporterRoomView } from '../pages/reporter-room-page.tsx';

/** What a form of the room sent, and what was wrong with it. */
export interface RoomTried {
  readonly step: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** Where in the room a step has its form. */
const anchors: Readonly<Record<string, string>> = {
  'answer-date': '#date',
  'choose-credit': '#thanks',
  'accept-embargo': '#terms',
};

/** The reporter's room as its page shows it. */
export function roomView(
  room: ReporterRoom,
  published: ReporterRoomView['published'],
  tried?: RoomTried,
  done?: string,
  isPart = false,
): ReporterRoomView {
  const isTheirTurn = room.outcome === 'open' && room.waitingFor === 'you';
  const mine = (step: string) => (tried?.step === step ? tried : undefined);
  return {
    reference: room.ref,
    subject: room.subject,
    query: isPart ? `?part=${room.ref}` : '',
    parts: room.parts,
    stages: reporterStages.map((word, index) => ({ word, state: stateAt(index + 1, room.stage) })),
    turn: room.outcome === 'open' ? (isTheirTurn ? 'reporter' : 'team') : 'nobody',
    turnSentence: room.next.sentence,
    turnHref: isTheirTurn ? anchors[room.next.step ?? ''] : undefined,
    questions: room.questions.map(({ text }) => text),
    ...(room.maySetDeadline
      ? {
          deadline: {
            at: room.deadline,
            errors: (mine('set-deadline')?.errors ?? []).map((each) => ({ ...each, field: `deadline-${each.field}` })),
            values: mine('set-deadline')?.values ?? {},
          },
        }
      : {}),
    consent: consentFor(room, isPart ? `?part=${room.ref}` : '', mine('decline-embargo')),
    ...(room.promise ? { nextUpdate: { ...room.promise, owner: undefined } } : {}),
    seenAt: room.seenAt,
    messages: room.messages.map((message, index) => ({
      id: `m${index + 1}`,
      at: message.at,
      who: message.from === 'reporter' ? 'You' : 'The team',
      what: 'wrote',
      audience: 'reporter',
      text: message.text,
    })),
    reply: {
      text: mine('send-message')?.values.text ?? '',
      errors: mine('send-message')?.errors ?? mine('record-exposure')?.errors ?? [],
    },
    ...dateOf(room, mine('answer-date')),
    ...(room.mayChooseCredit ? { credit: creditOf(room) } : {}),
    ...(room.decidedDate ? { decided: { at: room.decidedDate, reason: '' } } : {}),
    ...(published ? { published } : {}),
    ...(done === undefined ? {} : { done }),
  };
}

function consentFor(
  { consent }: ReporterRoom,
  query: string,
  tried: RoomTried | undefined,
): ReporterRoomView['consent'] {
  if (!consent) return undefined;
  return {
    ...consent,
    accept: consent.word === 'invited' || consent.word === 'lapsed' ? `/r/accept-embargo${query}` : undefined,
    decline: consent.word === 'declined' ? undefined : `/r/decline-embargo${query}`,
    errors: tried?.errors.map(({ message }) => ({ field: 'decline-reason', message })),
    values: tried?.values,
  };
}

function stateAt(place: number, stage: number): 'done' | 'now' | 'ahead' {
  if (place < stage) return 'done';
  if (place > stage) return 'ahead';
  return place === reporterStages.length ? 'done' : 'now';
}

function dateOf(room: ReporterRoom, tried: RoomTried | undefined): Pick<ReporterRoomView, 'date'> {
  const { proposal, answer } = room;
  if (!proposal || !room.mayAnswerDate) return {};
  return {
    date: {
      proposal: proposal.number,
      at: proposal.at,
      note: [proposal.note, proposal.trigger?.clause].filter(Boolean).join(' '),
      ...(answer ? { answered: { answer: answer.answer, reason: answer.reason, at: answer.at } } : {}),
      ...(tried ? { errors: tried.errors, values: tried.values } : {}),
    },
  };
}

function creditOf(room: ReporterRoom): NonNullable<ReporterRoomView['credit']> {
  const { name, affiliation } = room.sheet;
  const shown = name || 'your name';
  return {
    chosen: room.credit,
    name,
    affiliation,
    choices: [
      { value: 'none', text: 'Not at all', line: 'nothing' },
      { value: 'name', text: 'By name', line: shown },
      {
        value: 'name and affiliation',
        text: 'By name and affiliation',
        line: `${shown}, ${affiliation || 'your affiliation'}`,
      },
    ],
  };
}
