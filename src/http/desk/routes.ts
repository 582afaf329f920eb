import type { Route } from '../exchange.ts';
import { addBundleFile, bundles } from './bundles.tsx';
import * as desk from './case.tsx';
import { deliveries, resolve } from './deliveries.tsx';
import * as distributors from './distributors.tsx';
import * as drills from './drills.tsx';
import * as editors from './editors.tsx';
import { file } from './file.ts';
import { inbox } from './inbox.tsx';
import * as leaks from './leaks.tsx';
import * as mailRequest from './mail-request.tsx';
import { lookedAt, mails } from './mails.tsx';
import * as memberImport from './member-import.tsx';
import { board } from './notice-board.tsx';
import { copy } from './notice-copy.tsx';
import * as keeping from './project.tsx';
import * as regulatory from './regulatory.tsx';
import * as rota from './rota.tsx';
import { sent } from './sent.tsx';
import { trace, traces } from './traces.tsx';
import { viewAs, whoKnows } from './who-knows.tsx';

/** The team's desk. */
export const deskRoutes: readonly Route[] = [
  { method: 'GET', path: '/desk', access: 'desk.inbox', handler: inbox },
  { method: 'GET', path: '/desk/cases', access: 'desk.cases', handler: inbox },
  { method: 'GET', path: '/desk/cases/:number', access: 'desk.case', handler: desk.view },
  { method: 'POST', path: '/desk/cases/:number/steps/:step', access: 'desk.case-step', handler: desk.step },
  { method: 'GET', path: '/desk/cases/:number/files/:blob', access: 'desk.file', handler: file },
  { method: 'GET', path: '/desk/cases/:number/advisory', access: 'desk.advisory', handler: editors.advisory },
  { method: 'POST', path: '/desk/cases/:number/advisory', access: 'desk.advisory-save', handler: editors.saveAdvisory },
  { method: 'GET', path: '/desk/cases/:number/notice', access: 'desk.notice', handler: editors.notice },
  { method: 'POST', path: '/desk/cases/:number/notice', access: 'desk.notice-save', handler: editors.saveNotice },
  { method: 'GET', path: '/desk/cases/:number/bundles', access: 'desk.bundles', handler: bundles },
  {
    method: 'POST',
    path: '/desk/cases/:number/bundles',
    access: 'desk.bundle-add',
    handler: addBundleFile,
    takesFiles: true,
  },
  { method: 'GET', path: '/desk/leaks', access: 'desk.leaks', handler: leaks.overview },
  { method: 'GET', path: '/desk/cases/:number/leaks', access: 'desk.case-leaks', handler: leaks.leaks },
  {
    method: 'POST',
    path: '/desk/cases/:number/leaks',
    access: 'desk.leak-record',
    handler: leaks.record,
    takesFiles: true,
  },
  { method: 'GET', path: '/desk/cases/:number/leaks/:leak/:file', access: 'desk.leak-file', handler: leaks.leakFile },
  { method: 'GET', path: '/desk/cases/:number/who-knows', access: 'desk.who-knows', handler: whoKnows },
  { method: 'POST', path: '/desk/cases/:number/view-as', access: 'desk.view-as', handler: viewAs },
  { method: 'GET', path: '/desk/distributors', access: 'desk.distributors', handler: distributors.directory },
  {
    method: 'GET',
    path: '/desk/distributors/by-mail',
    access: 'desk.mail-request',
    handler: mailRequest.mailForm,
  },
  {
    method: 'POST',
    path: '/desk/distributors/by-mail',
    access: 'desk.mail-request-enter',
    handler: mailRequest.enter,
    takesFiles: true,
  },
  {
    method: 'GET',
    path: '/desk/distributors/:id/mail',
    access: 'desk.mail-request-file',
    handler: mailRequest.mailFile,
  },
  {
    method: 'GET',
    path: '/desk/distributors/import',
    access: 'desk.distributors-import',
    handler: memberImport.importForm,
  },
  {
    method: 'POST',
    path: '/desk/distributors/import',
    access: 'desk.distributors-import-rows',
    handler: memberImport.importRows,
    takesFiles: true,
  },
  { method: 'GET', path: '/desk/distributors/:id', access: 'desk.distributor', handler: distributors.organisation },
  {
    method: 'POST',
    path: '/desk/distributors/:id/steps/:step',
    access: 'desk.distributor-step',
    handler: distributors.step,
  },
  { method: 'GET', path: '/desk/traces', access: 'desk.traces', handler: traces },
  { method: 'POST', path: '/desk/traces', access: 'desk.trace', handler: trace, takesFiles: true },
  { method: 'GET', path: '/desk/project', access: 'desk.project', handler: keeping.project },
  { method: 'POST', path: '/desk/project/people', access: 'desk.project-people', handler: keeping.invite },
  { method: 'POST', path: '/desk/project/people/:id', access: 'desk.project-person', handler: keeping.close },
  { method: 'POST', path: '/desk/project/lists', access: 'desk.project-lists', handler: keeping.lists },
  { method: 'POST', path: '/desk/project/lines', access: 'desk.project-lines', handler: keeping.lines },
  { method: 'POST', path: '/desk/project/playbook', access: 'desk.project-playbook', handler: keeping.playbook },
  { method: 'GET', path: '/desk/drills', access: 'desk.drills', handler: drills.drills },
  { method: 'POST', path: '/desk/drills', access: 'desk.drills-answer', handler: drills.answer },
  {
    method: 'GET',
    path: '/desk/cases/:number/reports/:report',
    access: 'desk.case-report',
    handler: regulatory.payload,
  },
  { method: 'GET', path: '/desk/regulatory', access: 'desk.regulatory', handler: regulatory.overview },
  { method: 'GET', path: '/desk/rota', access: 'desk.rota', handler: rota.view },
  { method: 'POST', path: '/desk/rota/steps/:step', access: 'desk.rota-step', handler: rota.step },
  { method: 'GET', path: '/desk/cases/:number/notices/:notice', access: 'desk.notice-board', handler: board },
  { method: 'GET', path: '/desk/cases/:number/notices/:notice/copies/:ref', access: 'desk.notice-copy', handler: copy },
  { method: 'GET', path: '/desk/mail', access: 'desk.mails', handler: mails },
  { method: 'POST', path: '/desk/mail/:id', access: 'desk.mail-looked-at', handler: lookedAt },
  { method: 'GET', path: '/desk/sent', access: 'desk.recheck', handler: sent },
  { method: 'GET', path: '/desk/deliveries', access: 'desk.deliveries', handler: deliveries },
  { method: 'POST', path: '/desk/deliveries/:id/resolution', access: 'desk.delivery-resolution', handler: resolve },
];
