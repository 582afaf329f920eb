import { memberList } from '../../app/queries/member-list.ts';
import type { Answer, Ask } from '../exchange.ts';
import { personalFrame } from '../frame.ts';
import { PartnerMemberListPage } from '../pages/member-list-page.tsx';
import { notFound } from '../problem.ts';
import { page } from '../reply.ts';
import { actorOf } from '../visitor.ts';

/** Who else is on the list, for a member, where the playbook allows it. */
export async function partnerMembers(ask: Ask): Promise<Answer> {
  const found = await memberList(ask.site.house, ask.site.project, actorOf(ask.visitor));
  return found ? page(<PartnerMemberListPage frame={await personalFrame(ask)} view={found} />) : notFound;
}
