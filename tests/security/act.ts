import { canary } from '../support/two-provinces';
import type { ClubOwner } from './fresh-rows';
import { truth } from './visitor';

/** What to send so that an action of a form does its work on rows of an owner: `id` stands in the address. */
export type Sending = { id?: string; body: Record<string, string> };

/** An action that is allowed, and the entries in the audit trail, one unless told, that are written in the transaction of its change. */
export type Act = { leaves: string; entries?: number; send: (owner: ClubOwner) => Promise<Sending> };

/** Which version of a row a form was filled from. */
export async function versionOf(table: string, key: string, id: string): Promise<string> {
	const [row] = await truth(`select version from ${table} where ${key} = $1`, [id]);
	return String(row?.version ?? 0);
}

/** What is typed of somebody new. */
export const person = (owner: ClubOwner) => ({
	fullName: canary(owner),
	sex: 'female',
	birthDate: '1994-05-12',
	consentRegistration: 'on',
	confirmNew: 'on'
});

/** A day to come on which hardly any rules begin. */
export const freeDay = async () =>
	String((await truth("select ('2100-01-01'::date + floor(random() * 30000)::int)::text as day"))[0]?.day);
