import {
  calendarByLink,
  calendarLinkSince,
  embargoCalendar,
  endCalendarLink,
  makeCalendarLink,
} from '../../app/queries/calendar.ts';
import { fieldOf } from '../bodies.ts';
import type { Answer, Ask, Reply } from '../exchange.ts';
import { personalFrame } from '../frame.ts';
import { CalendarPage } from '../pages/calendar-page.tsx';
import { notFound } from '../problem.ts';
import { page, seeOther } from '../reply.ts';
import { actorOf } from '../visitor.ts';

const file = (body: string): Reply => ({ status: 200, type: 'text/calendar; charset=utf-8', body });

/** The calendar of whoever is signed in. */
export async function calendarFile(ask: Ask): Promise<Answer> {
  const found = await embargoCalendar(ask.site.house, ask.site.project, actorOf(ask.visitor));
  return found === undefined ? notFound : file(found);
}

/** The calendar behind a link, for programs that cannot sign in. */
export async function calendarOfLink(ask: Ask): Promise<Answer> {
  const found = await calendarByLink(ask.site.house, ask.site.project, ask.params.token ?? '');
  return found === undefined ? notFound : file(found);
}

/** How the calendar is read, and whether a link to it stands. */
export async function calendarPage(ask: Ask, link?: string): Promise<Answer> {
  const actor = actorOf(ask.visitor);
  if (actor.kind !== 'distributor') return notFound;
  const since = await calendarLinkSince(ask.site.house, ask.site.project, actor.id);
  return page(<CalendarPage frame={await personalFrame(ask)} view={{ since, link }} />);
}

/** Makes a link, which is shown once, or ends it. */
export async function changeCalendarLink(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const actor = actorOf(ask.visitor);
  if (actor.kind !== 'distributor') return notFound;
  if (fieldOf(ask.body, 'link') === 'make') return calendarPage(ask, await makeCalendarLink(house, project, actor.id));
  await endCalendarLink(house, project, actor.id);
  return seeOther('/partner/calendar');
}
