import { handle } from '../../app/handle.ts';
import { caseIdOf } from '../../app/queries/cases.ts';
import { whoKnowsRoom } from '../../app/queries/leaks.ts';
import { seenAs } from '../../app/queries/seen-as.ts';
import { sayTerms } from '../../core/embargo/who-knows.ts';
import { toldEarly } from '../../core/notices/kinds.ts';
import type { Instant } from '../../core/process/instant.ts';
import { replaceAnswerAddress } from '../../core/process/steps/replace-answer-address.ts';
import { isSomebody, viewAs as viewAsStep } from '../../core/process/steps/view-as.ts';
import { momentOf } from '../api/leaks.ts';
import { fieldOf } from '../bodies.ts';
import type { Answer, Ask } from '../exchange.ts';
import { frameOf, personalFrameOf } from '../frame.ts';
import { CasePage } from '../pages/case-page.tsx';
import { PartnerNoticePage } from '../pages/partner-pages.tsx';
import { ProblemPage } from '../pages/problem-page.tsx';
import { ReporterRoomPage } from '../pages/reporter-room-page.tsx';
import { WhoKnowsPage, type WhoKnowsView } from '../pages/who-knows-page.tsx';
import { notFound, refused } from '../problem.ts';
import { page } from '../reply.ts';
import { embargoOf } from '../views/case-page-view.ts';
import { sayAct, sayKind, sayParty } from '../views/knower-words.ts';
import { partnerNoticeView } from '../views/partner-view.ts';
import { roomView } from '../views/room-view.ts';
import { actorOf } from '../visitor.ts';
import { caseView } from './case.tsx';
import { nowFor } from './now.ts';

/** Who knows of a case, now or as of `?at=`. */
export async function whoKnows(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const moment = momentOf(ask);
  const found = await whoKnowsRoom(house, project, ask.params.number ?? '', actorOf(ask.visitor), moment ?? undefined);
  if (!found) return notFound;
  const { room, names } = found;
  const mayView = room.offers.some(({ step }) => step.id === viewAsStep.id) && moment === undefined;
  const mayReplace = room.offers.some(({ step }) => step.id === replaceAnswerAddress.id) && moment === undefined;
  const told = toldEarly(room.case);
  const view: WhoKnowsView = {
    now: await nowFor(ask),
    number: room.case.number,
    embargo: embargoOf(room),
    at: askedFor(ask, moment),
    knowers: found.knowers.map((knower) => ({
      ...knower,
      id: knower.party,
      name: sayParty(knower.party, names),
      kind: sayKind(knower.kind),
      terms: sayTerms(knower),
      exempt: knower.exempt ?? [],
      acts: knower.acts.map((act) => ({ ...act, what: sayAct(act.what, names, room.case.notices) })),
      viewAs: mayView && isSomebody(knower.party, room) ? knower.party : undefined,
      replaces: mayReplace ? [...told].find((id) => knower.party === `organisation:${id}`) : undefined,
    })),
  };
  return page(<WhoKnowsPage frame={personalFrameOf(ask, room.names)} view={view} />, moment === null ? 422 : 200);
}

function askedFor({ query: { at = '' } }: Ask, moment: Instant | null | undefined): WhoKnowsView['at'] {
  return moment === undefined ? undefined : { typed: at, moment: moment ?? undefined };
}

/**
 * What the reporter, an organisation, one of its people or somebody of the team sees now, read only. It is on record before anything is shown, and a reload asks
 * and is recorded again: the page has no address of its own.
 */
export async function viewAs(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const actor = actorOf(ask.visitor);
  const number = ask.params.number ?? '';
  const id = await caseIdOf(house, project, number, actor);
  if (id === undefined) return notFound;
  const party = fieldOf(ask.body, 'party');
  const done = await handle(house, project, id, { type: viewAsStep.command, party }, actor);
  if (done.kind === 'refused') return refused(done.refusal);
  if (done.kind !== 'done') return notFound;
  const seen = await seenAs(house, project, done.case, party);
  const back = `/desk/cases/${number}/who-knows`;
  const frame = (who: string, role: string) => ({
    ...frameOf({ ...ask, visitor: { kind: 'anyone' } }),
    person: { name: who, role },
    viewedAs: { who, back },
  });
  if (seen?.as === 'reporter')
    return page(<ReporterRoomPage frame={frame('the reporter', 'reporter')} view={roomView(seen.room, undefined)} />);
  if (seen?.as === 'distributor')
    return page(<PartnerNoticePage frame={frame(seen.name, 'distributor')} view={partnerNoticeView(seen.notice)} />);
  if (seen?.as === 'team') {
    const view = await caseView(ask.site, seen.room, { audience: 'reporter', isFresh: false });
    return page(<CasePage frame={frame(seen.name, seen.roles.join(', '))} view={view} />);
  }
  const nothing = {
    title: 'Nothing',
    detail:
      'This party sees nothing of the case now: no notice has left for it, its membership does not stand, it has not accepted the terms by name, or it may not see the case.',
    back: { href: back, text: 'Back to the case' },
  };
  return page(<ProblemPage frame={frame('this party', 'nobody')} view={nothing} />);
}
