import type { Route } from '../exchange.ts';
import { calendarFile, calendarOfLink, calendarPage, changeCalendarLink } from './calendar.tsx';
import { fix } from './fix.ts';
import * as keys from './keys.tsx';
import { partnerMembers } from './members.tsx';
import * as partner from './pages.tsx';
import * as people from './people.tsx';

/** The distributors' pages. */
export const partnerRoutes: readonly Route[] = [
  { method: 'GET', path: '/partner', access: 'partner.home', handler: partner.home },
  { method: 'GET', path: '/partner/notices/:ref', access: 'partner.notice', handler: partner.notice },
  {
    method: 'POST',
    path: '/partner/notices/:ref/steps/:step',
    access: 'partner.notice-step',
    handler: partner.noticeStep,
    isPaced: true,
  },
  { method: 'POST', path: '/partner/notices/:ref/fix', access: 'partner.fix', handler: fix, isPaced: true },
  { method: 'GET', path: '/partner/calendar', access: 'partner.calendar', handler: (ask) => calendarPage(ask) },
  { method: 'POST', path: '/partner/calendar', access: 'partner.calendar-link', handler: changeCalendarLink },
  { method: 'GET', path: '/partner/calendar.ics', access: 'partner.calendar-file', handler: calendarFile },
  { method: 'GET', path: '/calendar/:token', access: 'public.calendar', handler: calendarOfLink, limit: 'door' },
  { method: 'GET', path: '/partner/vouch', access: 'partner.vouch-list', handler: partner.vouchList },
  { method: 'GET', path: '/partner/vouch/:id', access: 'partner.vouch', handler: partner.vouch },
  { method: 'POST', path: '/partner/vouch/:id', access: 'partner.vouch-answer', handler: partner.vouchAnswer },
  { method: 'GET', path: '/partner/keys', access: 'partner.keys', handler: keys.keys },
  {
    method: 'POST',
    path: '/partner/keys/steps/:step',
    access: 'partner.key-step',
    handler: keys.keyStep,
    isPaced: true,
  },
  { method: 'GET', path: '/partner/members', access: 'partner.members', handler: partnerMembers },
  { method: 'GET', path: '/partner/people', access: 'partner.people', handler: people.people },
  { method: 'POST', path: '/partner/people', access: 'partner.name-person', handler: people.name, isPaced: true },
  {
    method: 'POST',
    path: '/partner/people/steps/:step',
    access: 'partner.people-step',
    handler: people.step,
    isPaced: true,
  },
  { method: 'POST', path: '/partner/policy', access: 'partner.policy', handler: partner.acceptPolicy },
  { method: 'POST', path: '/partner/leak', access: 'partner.leak', handler: partner.leak, isPaced: true },
];
