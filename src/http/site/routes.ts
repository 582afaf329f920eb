import type { Route } from '../exchange.ts';
import * as advisories from './advisories.tsx';
import { answer, answerPage } from './answer.tsx';
import * as application from './application.tsx';
import { asset } from './assets.ts';
import { csafProvider } from './csaf.ts';
import { display } from './display.ts';
import { healthz, metrics, readyz } from './health.ts';
import { home } from './home.tsx';
import { join, joinForm } from './join.tsx';
import { leak, leakForm } from './leak.tsx';
import { publicMembers } from './member-list.tsx';
import { embargoPolicyText, policy } from './policy.tsx';
import { report, reportForm } from './report.tsx';
import { road, roadAnswer } from './road.tsx';
import * as room from './room.tsx';

/** What anybody may read, and the reporter's room. */
export const siteRoutes: readonly Route[] = [
  { method: 'GET', path: '/', access: 'public.home', handler: home },
  { method: 'GET', path: '/policy', access: 'public.policy', handler: policy },
  { method: 'GET', path: '/policy/embargo/:version', access: 'public.embargo-policy', handler: embargoPolicyText },
  { method: 'GET', path: '/report', access: 'public.report-form', handler: reportForm },
  { method: 'POST', path: '/report', access: 'public.report', handler: report, limit: 'report', takesFiles: true },
  { method: 'GET', path: '/report/leak', access: 'public.leak-form', handler: leakForm },
  { method: 'POST', path: '/report/leak', access: 'public.leak', handler: leak, limit: 'report' },
  { method: 'GET', path: '/answer/:token', access: 'public.answer-page', handler: answerPage, limit: 'door' },
  { method: 'POST', path: '/answer/:token/:step', access: 'public.answer', handler: answer, limit: 'door' },
  { method: 'GET', path: '/road/:token', access: 'public.road', handler: road, limit: 'door' },
  { method: 'POST', path: '/road/:token', access: 'public.road-answer', handler: roadAnswer, limit: 'door' },
  { method: 'GET', path: '/join', access: 'public.join-form', handler: joinForm },
  { method: 'POST', path: '/join', access: 'public.join', handler: join, limit: 'join' },
  { method: 'GET', path: '/distributors', access: 'public.members', handler: publicMembers },
  { method: 'GET', path: '/join/:token', access: 'public.application', handler: application.view, limit: 'door' },
  {
    method: 'POST',
    path: '/join/:token',
    access: 'public.application-save',
    handler: application.save,
    limit: 'join',
  },
  {
    method: 'POST',
    path: '/join/:token/steps/:step',
    access: 'public.application-step',
    handler: application.step,
    limit: 'join',
  },
  { method: 'GET', path: '/advisories', access: 'public.advisories', handler: advisories.advisories },
  { method: 'GET', path: '/advisories/:id', access: 'public.advisory', handler: advisories.advisory },
  { method: 'GET', path: '/advisories/year/:year', access: 'public.year', handler: advisories.advisoriesOfYear },
  {
    method: 'GET',
    path: '/advisories/:id/revisions/:revision',
    access: 'public.revision',
    handler: advisories.revision,
  },
  { method: 'GET', path: '/osv/*', access: 'public.osv', handler: advisories.collected('osv') },
  { method: 'GET', path: '/cve/*', access: 'public.cve', handler: advisories.collected('cve') },
  { method: 'GET', path: '/vex/*', access: 'public.vex', handler: advisories.collected('vex') },
  { method: 'GET', path: '/feed.rss', access: 'public.feed-rss', handler: advisories.feedRss },
  { method: 'GET', path: '/feed.atom', access: 'public.feed-atom', handler: advisories.feedAtom },
  { method: 'GET', path: '/feed.json', access: 'public.feed-json', handler: advisories.feedJson },
  { method: 'GET', path: '/.well-known/security.txt', access: 'public.security-txt', handler: advisories.wellKnown },
  { method: 'GET', path: '/SECURITY.md', access: 'public.security-md', handler: advisories.securityMarkdown },
  { method: 'GET', path: '/.well-known/csaf/*', access: 'public.csaf', handler: csafProvider },
  { method: 'POST', path: '/display', access: 'public.display', handler: display },
  { method: 'GET', path: '/assets/*', access: 'public.asset', handler: asset },
  { method: 'GET', path: '/healthz', access: 'public.healthz', handler: healthz },
  { method: 'GET', path: '/readyz', access: 'public.readyz', handler: readyz },
  { method: 'GET', path: '/metrics', access: 'public.metrics', handler: metrics },

  { method: 'GET', path: '/r/', access: 'room.door', handler: room.door },
  { method: 'POST', path: '/r/', access: 'room.enter', handler: room.enter, limit: 'key' },
  { method: 'GET', path: '/r/room', access: 'room.view', handler: room.view },
  { method: 'POST', path: '/r/room/steps/:step', access: 'room.step', handler: room.step, isPaced: true },
  { method: 'POST', path: '/r/:step', access: 'room.form', handler: room.step, isPaced: true },
  { method: 'POST', path: '/r/leave', access: 'room.leave', handler: room.leave },
];
