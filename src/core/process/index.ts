import type { Step } from './step.ts';
import { acceptEmbargo } from './steps/accept-embargo.ts';
import { acceptReport } from './steps/accept-report.ts';
import { addActionItem } from './steps/add-action-item.ts';
import { addBundle } from './steps/add-bundle.ts';
import { addMember } from './steps/add-member.ts';
import { answerDate } from './steps/answer-date.ts';
import { answerFinding } from './steps/answer-finding.ts';
import { answerQuestion } from './steps/answer-question.ts';
import { approveAdvisory } from './steps/approve-advisory.ts';
import { approveNotice } from './steps/approve-notice.ts';
import { askReporter } from './steps/ask-reporter.ts';
import { askTeam } from './steps/ask-team.ts';
import { assignLead } from './steps/assign-lead.ts';
import { changePlaybook } from './steps/change-playbook.ts';
import { chooseCredit } from './steps/choose-credit.ts';
import { chooseTrack } from './steps/choose-track.ts';
import { classifyCase } from './steps/classify-case.ts';
import { classifyWeakness } from './steps/classify-weakness.ts';
import { closeCase } from './steps/close-case.ts';
import { confirmFix } from './steps/confirm-fix.ts';
import { confirmInternal } from './steps/confirm-internal.ts';
import { contactReporter } from './steps/contact-reporter.ts';
import { decideDate } from './steps/decide-date.ts';
import { decideLeak } from './steps/decide-leak.ts';
import { declareConflict } from './steps/declare-conflict.ts';
import { declineEmbargo } from './steps/decline-embargo.ts';
import { declineFix } from './steps/decline-fix.ts';
import { deferReport } from './steps/defer-report.ts';
import { draftAdvisory } from './steps/draft-advisory.ts';
import { draftNotice } from './steps/draft-notice.ts';
import { draftRetrospective } from './steps/draft-retrospective.ts';
import { endEmbargo } from './steps/end-embargo.ts';
import { endWaiting } from './steps/end-waiting.ts';
import { fileReport } from './steps/file-report.ts';
import { finishActionItem } from './steps/finish-action-item.ts';
import { followUpDistributors } from './steps/follow-up-distributors.ts';
import { freezeAdvisory } from './steps/freeze-advisory.ts';
import { giveFeedback } from './steps/give-feedback.ts';
import { grantExemption } from './steps/grant-exemption.ts';
import { holdRetrospective } from './steps/hold-retrospective.ts';
import { inviteParticipant } from './steps/invite-participant.ts';
import { judgeLeak } from './steps/judge-leak.ts';
import { linkCases } from './steps/link-cases.ts';
import { markDuplicate } from './steps/mark-duplicate.ts';
import { moveFix } from './steps/move-fix.ts';
import { openNotice } from './steps/open-notice.ts';
import { planCommunication } from './steps/plan-communication.ts';
import { planReleases } from './steps/plan-releases.ts';
import { proposeDate } from './steps/propose-date.ts';
import { publishAdvisory } from './steps/publish-advisory.ts';
import { publishRetrospective } from './steps/publish-retrospective.ts';
import { recordCve } from './steps/record-cve.ts';
import { recordDeployment } from './steps/record-deployment.ts';
import { recordExposure } from './steps/record-exposure.ts';
import { recordFork } from './steps/record-fork.ts';
import { recordIncident } from './steps/record-incident.ts';
import { recordLeak } from './steps/record-leak.ts';
import { recordManual } from './steps/record-manual.ts';
import { recordPost } from './steps/record-post.ts';
import { recordProgramme } from './steps/record-programme.ts';
import { recordPublicFix } from './steps/record-public-fix.ts';
import { recordUpstream } from './steps/record-upstream.ts';
import { refuteExposure } from './steps/refute-exposure.ts';
import { rejectCve } from './steps/reject-cve.ts';
import { rejectDate } from './steps/reject-date.ts';
import { rejectReport } from './steps/reject-report.ts';
import { releasePatch } from './steps/release-patch.ts';
import { removeMember } from './steps/remove-member.ts';
import { replaceAnswerAddress } from './steps/replace-answer-address.ts';
import { requestCve } from './steps/request-cve.ts';
import { resumeReport } from './steps/resume-report.ts';
import { scoreVulnerability } from './steps/score-vulnerability.ts';
import { seeReport } from './steps/see-report.ts';
import { sendMessage } from './steps/send-message.ts';
import { sendNotice } from './steps/send-notice.ts';
import { setDeadline } from './steps/set-deadline.ts';
import { shareBundles } from './steps/share-bundles.ts';
import { sharePlan } from './steps/share-plan.ts';
import { splitReport } from './steps/split-report.ts';
import { stateImpact } from './steps/state-impact.ts';
import { stopNotice } from './steps/stop-notice.ts';
import { takeBackDuplicate } from './steps/take-back-duplicate.ts';
import { takeBundles } from './steps/take-bundles.ts';
import { tellAffected } from './steps/tell-affected.ts';
import { tellReporterDraft } from './steps/tell-reporter-draft.ts';
import { tellStatus } from './steps/tell-status.ts';
import { tellUsers } from './steps/tell-users.ts';
import { transferCase } from './steps/transfer-case.ts';
import { validateReport } from './steps/validate-report.ts';
import { viewAs } from './steps/view-as.ts';
import { waiveRetrospective } from './steps/waive-retrospective.ts';
import { withdrawAdvisory } from './steps/withdraw-advisory.ts';
import { withdrawBundle } from './steps/withdraw-bundle.ts';

/** The ordered list of every step. A new step is its file and its line here. */
export const steps: readonly Step[] = [
  seeReport,
  contactReporter,
  sharePlan,
  sendMessage,
  askReporter,
  endWaiting,
  setDeadline,
  assignLead,
  validateReport,
  rejectReport,
  declareConflict,
  classifyCase,
  recordUpstream,
  stateImpact,
  confirmInternal,
  linkCases,
  markDuplicate,
  takeBackDuplicate,
  splitReport,
  transferCase,
  acceptReport,
  deferReport,
  resumeReport,
  scoreVulnerability,
  chooseTrack,
  classifyWeakness,
  requestCve,
  recordCve,
  rejectCve,
  draftAdvisory,
  addMember,
  removeMember,
  recordFork,
  tellReporterDraft,
  planCommunication,
  recordProgramme,
  proposeDate,
  draftNotice,
  approveNotice,
  sendNotice,
  stopNotice,
  acceptEmbargo,
  declineEmbargo,
  inviteParticipant,
  openNotice,
  answerDate,
  decideDate,
  grantExemption,
  rejectDate,
  tellStatus,
  tellAffected,
  giveFeedback,
  askTeam,
  answerQuestion,
  replaceAnswerAddress,
  addBundle,
  withdrawBundle,
  shareBundles,
  takeBundles,
  moveFix,
  confirmFix,
  recordManual,
  chooseCredit,
  recordExposure,
  refuteExposure,
  recordPublicFix,
  recordIncident,
  fileReport,
  recordLeak,
  judgeLeak,
  decideLeak,
  answerFinding,
  endEmbargo,
  viewAs,
  freezeAdvisory,
  approveAdvisory,
  releasePatch,
  declineFix,
  planReleases,
  publishAdvisory,
  withdrawAdvisory,
  tellUsers,
  followUpDistributors,
  recordPost,
  recordDeployment,
  draftRetrospective,
  holdRetrospective,
  waiveRetrospective,
  addActionItem,
  finishActionItem,
  publishRetrospective,
  changePlaybook,
  closeCase,
];

const byCommand = new Map(steps.map((s) => [s.command, s]));
const byId = new Map(steps.map((s) => [s.id, s]));

/** The step of a command type, such as AcceptReport. */
export function stepByCommand(command: string): Step | undefined {
  return byCommand.get(command);
}

/** The step of an id, such as accept-report. */
export function stepById(id: string): Step | undefined {
  return byId.get(id);
}
