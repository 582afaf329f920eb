import { type Answerable, answerableByLink, takeAnswer } from '../../app/answer-link.ts';
import { recordOpening } from '../../app/openings.ts';
import { answerActor } from '../../core/access/actor.ts';
import { linkOpened } from '../../core/embargo/openings.ts';
import { stepById } from '../../core/process/index.ts';
import type { FieldError } from '../../parts/error-summary.tsx';
import { fieldsOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { inputFromForm, typed } from '../form-input.ts';
import { frameOf } from '../frame.ts';
import { AnswerPage } from '../pages/answer-page.tsx';
import { changedMeanwhile, type Problem, plain } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { labelsOf } from '../step-schema.ts';
import { type TriedForm, triedForm, whyRefused } from '../views/tried-form.ts';

/** Said of every link that opens nothing, whatever the reason: unknown, of a closed case, of whoever has left the list. */
const ended: Problem = plain(
  404,
  'link_ended',
  'This link opens nothing',
  'It has ended with its case or with the membership, or it is not whole. Sign in to see your notices, or ask the team.',
);

const told: Readonly<Record<string, string>> = {
  'open-notice': 'The team sees that you have read it.',
  'answer-date': 'Your answer is on record.',
  'tell-affected': 'The team sees whether you are affected.',
  'give-feedback': 'The team reads your feedback.',
  'ask-team': 'The team has your question. Its answer stands on your page of the notice.',
};

function found(ask: Ask): Promise<Answerable | undefined> {
  return answerableByLink(ask.site.house, ask.site.project, ask.params.token ?? '');
}

function shown(ask: Ask, answerable: Answerable, status = 200, tried?: TriedForm): Answer {
  const { ref, sentAt, readAt, hasConsented, proposal, answer } = answerable;
  const isOfDate = tried?.step === 'answer-date';
  // A mail may point at one of the answers. It is chosen already, and still needs the press of the button.
  const values = isOfDate ? tried.values : { answer: ask.query.answer ?? '' };
  const question = proposal && {
    proposal: proposal.number,
    at: proposal.at,
    note: '',
    answered: answer && { ...answer, reason: '' },
    errors: isOfDate ? tried.errors : undefined,
    values,
  };
  const here = `/answer/${ask.params.token}`;
  const isGone = tried !== undefined && (isOfDate ? !question : !hasConsented);
  const errors = tried && !isOfDate && !isGone ? tried.errors : [];
  const done = tried ? undefined : told[ask.query.done ?? ''];
  const view = { ref, sentAt, readAt, hasConsented, here, question, errors, tried, isGone, done };
  return page(<AnswerPage frame={frameOf(ask, '/')} view={view} />, status);
}

/** Whoever opens it holds the link, and may be a machine on the mail's way: nobody has read a notice by that. */
async function linkOnRecord({ isAhead, site }: Ask, { case: id, organisation }: Answerable): Promise<void> {
  if (isAhead) return;
  await recordOpening(site.house, site.project, id, answerActor(organisation, 'link'), linkOpened(organisation));
}

/** The page behind an answer link. Reading it answers nothing: machines that read mail follow every address. */
export async function answerPage(ask: Ask): Promise<Answer> {
  const answerable = await found(ask);
  if (!answerable) return ended;
  await linkOnRecord(ask, answerable);
  return shown(ask, answerable);
}

/** Takes one answer; what is refused comes back with everything that was typed. */
export async function answer(ask: Ask): Promise<Answer> {
  const answerable = await found(ask);
  const step = stepById(ask.params.step ?? '');
  if (!answerable || !step?.isAnswer) return ended;
  const fields = fieldsOf(ask.body);
  const values = typed(fields);
  const again = (status: number, errors: readonly FieldError[]) =>
    shown(ask, answerable, status, triedForm(step.id, values, errors));
  const asked = answerable.proposal?.number;
  if (step.id === 'answer-date' && asked !== undefined && values.proposal !== String(asked)) {
    const message = 'Another date has been proposed since this page was opened. Look at it, and answer once more.';
    return again(409, [{ field: 'answer', message }]);
  }
  const command = { ...inputFromForm(step.input, fields), type: step.command };
  const done = await takeAnswer(ask.site.house, ask.site.project, answerable, command, 'link');
  if (done.kind === 'done') return seeOther(`/answer/${ask.params.token}?done=${step.id}`);
  if (done.kind === 'not found') return ended;
  if (done.kind === 'changed') return changedMeanwhile(done.seq);
  const { errors, status } = whyRefused(done.refusal, labelsOf(step.input));
  return again(status, errors);
}
