import type { CliCommand } from '../command.ts';
import { advisoryCheckCommand } from './advisory-check.ts';
import { advisoryConvertCommand } from './advisory-convert.ts';
import { advisoryDiffCommand } from './advisory-diff.ts';
import { advisoryListCommand } from './advisory-list.ts';
import { advisoryReadCommand } from './advisory-read.ts';
import { advisoryRenderCommand } from './advisory-render.ts';
import { bundleCreateCommand } from './bundle-create.ts';
import { bundleDownloadCommand } from './bundle-download.ts';
import { bundleUploadCommand } from './bundle-upload.ts';
import { bundleVerifyCommand } from './bundle-verify.ts';
import { caseDoCommand } from './case-do.ts';
import { caseListCommand } from './case-list.ts';
import { caseReportCommand } from './case-report.ts';
import { caseStepsCommand } from './case-steps.ts';
import { caseViewCommand } from './case-view.ts';
import { caseWhoKnowsCommand } from './case-who-knows.ts';
import { clockCommand } from './clock.ts';
import { cveUnusedCommand } from './cve-unused.ts';
import { cweCommand } from './cwe.ts';
import { deliveryListCommand } from './delivery-list.ts';
import { deliveryResolveCommand } from './delivery-resolve.ts';
import { distributorByMailCommand } from './distributor-by-mail.ts';
import { distributorDoCommand } from './distributor-do.ts';
import { distributorImportCommand } from './distributor-import.ts';
import { distributorListCommand } from './distributor-list.ts';
import { distributorViewCommand } from './distributor-view.ts';
import { leakExportCommand } from './leak-export.ts';
import { leakTraceCommand } from './leak-trace.ts';
import { leakVerifyCommand } from './leak-verify.ts';
import { lintBranchCommand } from './lint-branch.ts';
import { lintCommitsCommand } from './lint-commits.ts';
import { lintNoticeCommand } from './lint-notice.ts';
import { lintTextCommand } from './lint-text.ts';
import { loginCommand } from './login.ts';
import { nextCommand } from './next.ts';
import { noticeAnswerCommand } from './notice-answer.ts';
import { noticeListCommand } from './notice-list.ts';
import { noticeRecheckCommand } from './notice-recheck.ts';
import { noticeViewCommand } from './notice-view.ts';
import { playbookCheckCommand } from './playbook-check.ts';
import { playbookDiffCommand } from './playbook-diff.ts';
import { playbookInitCommand } from './playbook-init.ts';
import { playbookShowCommand } from './playbook-show.ts';
import { playbookSimulateCommand } from './playbook-simulate.ts';
import { reportNewCommand } from './report-new.ts';
import { reportReadCommand } from './report-read.ts';
import { rosterDoCommand } from './roster-do.ts';
import { rosterNameCommand } from './roster-name.ts';
import { rosterViewCommand } from './roster-view.ts';
import { rotaDoCommand } from './rota-do.ts';
import { rotaViewCommand } from './rota-view.ts';
import { scoreCommand } from './score.ts';
import { securityCheckCommand } from './security-check.ts';
import { securityReadCommand } from './security-read.ts';
import { siteBuildCommand } from './site-build.ts';
import { siteVerifyCommand } from './site-verify.ts';
import { ssvcCommand } from './ssvc.ts';
import { vouchDoCommand } from './vouch-do.ts';
import { vouchListCommand } from './vouch-list.ts';

/** Every command, in the order in which help lists them. To add one: a file here beside, and a line below. */
export const commands: readonly CliCommand[] = [
  loginCommand,
  nextCommand,
  caseListCommand,
  caseViewCommand,
  caseStepsCommand,
  caseDoCommand,
  caseReportCommand,
  caseWhoKnowsCommand,
  leakExportCommand,
  leakVerifyCommand,
  reportNewCommand,
  reportReadCommand,
  noticeListCommand,
  noticeViewCommand,
  noticeAnswerCommand,
  noticeRecheckCommand,
  bundleCreateCommand,
  bundleUploadCommand,
  bundleDownloadCommand,
  bundleVerifyCommand,
  distributorByMailCommand,
  distributorImportCommand,
  distributorListCommand,
  distributorViewCommand,
  distributorDoCommand,
  rosterViewCommand,
  rosterNameCommand,
  rosterDoCommand,
  vouchListCommand,
  vouchDoCommand,
  leakTraceCommand,
  cveUnusedCommand,
  rotaViewCommand,
  rotaDoCommand,
  deliveryListCommand,
  deliveryResolveCommand,
  advisoryListCommand,
  lintCommitsCommand,
  lintBranchCommand,
  lintTextCommand,
  lintNoticeCommand,
  playbookInitCommand,
  playbookShowCommand,
  playbookDiffCommand,
  playbookSimulateCommand,
  clockCommand,
  scoreCommand,
  ssvcCommand,
  cweCommand,
  advisoryRenderCommand,
  advisoryCheckCommand,
  advisoryReadCommand,
  advisoryConvertCommand,
  advisoryDiffCommand,
  securityCheckCommand,
  securityReadCommand,
  siteBuildCommand,
  siteVerifyCommand,
  playbookCheckCommand,
];
