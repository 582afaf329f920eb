import { memberList } from '../../app/queries/member-list.ts';
import type { Answer, Ask } from '../exchange.ts';
import { frameOf } from '../frame.ts';
import { MemberListPage } from '../pages/member-list-page.tsx';
import { notFound } from '../problem.ts';
import { page } from '../reply.ts';

/** Who is on the list, for everybody, where the playbook makes it public. */
export async function publicMembers(ask: Ask): Promise<Answer> {
  const found = await memberList(ask.site.house, ask.site.project, { kind: 'anyone' });
  return found ? page(<MemberListPage frame={frameOf(ask)} view={found} />) : notFound;
}
