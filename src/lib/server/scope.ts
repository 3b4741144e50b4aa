import { sql } from 'drizzle-orm';
import pg from 'pg';
import type { Result } from '$lib/result';
import type { Actor, Role } from './actor';
import { boardDatabase, database, transaction, type Database, type Tx } from './db';
import { Listening, type Heard } from './db/listening';
import { env } from './env';

export type { Tx };

/** Who a transaction works for. Each kind has policies of its own in the database, and none sees everything. */
export type Scope =
	| { kind: 'actor'; actor: Actor }
	| { kind: 'sign_in'; accountId: string | null }
	| { kind: 'token'; tokenHash: string }
	| ({ kind: 'public_drive' } & PublicDrive)
	| { kind: 'board'; driveIds: readonly string[] }
	| { kind: 'api_key'; keyHash: string }
	| { kind: 'job' | 'public' };

/** A drive as everybody reaches it: by its short address, or with the hash of a group's link; `operationId` is the key of what is sent there. */
export type PublicDrive = { code: string; groupHash?: string; operationId?: string };

/** A transaction opener bound to one actor. */
export type InScope = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

class RolledBack extends Error {
	constructor(readonly outcome: Result<unknown, string>) {
		super('rolled back');
	}
}

function isRefusal(outcome: unknown): outcome is Result<unknown, string> {
	return typeof outcome === 'object' && outcome !== null && 'ok' in outcome && outcome.ok === false;
}

function idsOf(actor: Actor, id: 'clubId' | 'driveId' | 'provinceCode', held: readonly Role[]): string {
	const ids = actor.memberships.filter((m) => held.includes(m.role)).flatMap((m) => m[id] ?? []);
	return ids.length === 0 ? '' : `{${[...new Set(ids)].map((one) => `"${one}"`).join(',')}}`;
}

const inClubs: readonly Role[] = ['club_admin', 'registrar'];

/** The transaction-local settings that row-level security reads; every setting is written, so none is left over. */
function settingsOf(scope: Scope): Record<string, string> {
	if (scope.kind === 'sign_in') return { scope: 'sign_in', account: scope.accountId ?? '' };
	if (scope.kind === 'token') return { scope: 'token', token: scope.tokenHash };
	if (scope.kind === 'public_drive') {
		const { code, groupHash = '', operationId = '' } = scope;
		return { scope: 'public_drive', code, group: groupHash, operation: operationId };
	}
	if (scope.kind === 'board') return { scope: 'board', board: `{${scope.driveIds}}` };
	if (scope.kind === 'api_key') return { scope: 'api_key', api_key: scope.keyHash };
	if (scope.kind !== 'actor') return { scope: scope.kind };
	const { actor } = scope;
	return {
		scope: 'actor',
		account: actor.accountId,
		session: actor.sessionId,
		clubs: idsOf(actor, 'clubId', inClubs),
		admin_clubs: idsOf(actor, 'clubId', ['club_admin']),
		provinces: idsOf(actor, 'provinceCode', ['province_coordinator']),
		home_provinces: idsOf(actor, 'provinceCode', [...inClubs, 'province_coordinator']),
		drives: idsOf(actor, 'driveId', ['drive_helper']),
		exchange: actor.memberships.some((m) => m.role === 'exchange_viewer') ? 'on' : '',
		system_admin: actor.memberships.some((m) => m.role === 'system_admin') ? 'on' : ''
	};
}

/** Runs work in one transaction with the scope's rows only; a returned refusal rolls back and is handed on. */
export async function withScope<T>(db: Database, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
	const settings = pg.escapeLiteral(JSON.stringify(settingsOf(scope)));
	const opening = `select set_config('giot.' || key, value, true) from json_each_text(${settings}::json)`;
	try {
		return await transaction(db.$client, opening, async (tx) => {
			const outcome = await work(tx);
			if (isRefusal(outcome)) throw new RolledBack(outcome);
			return outcome;
		});
	} catch (thrown) {
		if (thrown instanceof RolledBack) return thrown.outcome as T;
		throw thrown;
	}
}

/** Runs work as an actor: the only door to tenant rows. Rolls back when the work returns a refusal. */
export function inScope<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
	return withScope(database().db, { kind: 'actor', actor }, work);
}

/** Runs work of the sign-in itself, before an actor is known; `accountId` once the password was right. */
export function inSignIn<T>(accountId: string | null, work: (tx: Tx) => Promise<T>): Promise<T> {
	return withScope(database().db, { kind: 'sign_in', accountId }, work);
}

/** A function of the sign-in that takes one text, and its columns. */
export type SignInQuestion = { of: string; columns: readonly string[] };

/**
 * What such a function answers, at most one row. Scope and question are one statement, and so one transaction, because every request begins
 * with it; the question depends on the scope, so that this is set first.
 */
export async function askInSignIn<Row extends pg.QueryResultRow>(
	{ of, columns }: SignInQuestion,
	asked: string
): Promise<Row | undefined> {
	const text = `with entered as materialized (select set_config('giot.scope', 'sign_in', true) as scope)
		select ${columns} from entered, lateral ${of}(case entered.scope when 'sign_in' then $1 end)`;
	const { rows } = await database().pool.query<Row>({ name: of, text, values: [asked] });
	return rows[0];
}

/** Runs work of whoever holds a link or code, known by its hash: it reaches that account or drive and nothing else. */
export function inTokenScope<T>(tokenHash: string, work: (tx: Tx) => Promise<T>): Promise<T> {
	return withScope(database().db, { kind: 'token', tokenHash }, work);
}

/** Runs work of the public page of one drive: it reaches that drive, and of those who sign up there only what is sent now. */
export function inPublicDrive<T>(drive: PublicDrive, work: (tx: Tx) => Promise<T>): Promise<T> {
	return withScope(database().db, { kind: 'public_drive', ...drive }, work);
}

/** Runs work of a board: it reaches the totals of those drives by one function, and no row of any table. */
export function inBoard<T>(driveIds: readonly string[], work: (tx: Tx) => Promise<T>): Promise<T> {
	return withScope(boardDatabase().db, { kind: 'board', driveIds }, work);
}

/** Runs work of a program that asks with a key: it reaches the totals of the key's province by one function, and no row of any table. */
export function inApiKey<T>(keyHash: string, work: (tx: Tx) => Promise<T>): Promise<T> {
	return withScope(database().db, { kind: 'api_key', keyHash }, work);
}

/** Runs work of a background job: one sends mail, one looks for donors who may be one person, one offers places that fell free. */
export function inJob<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
	return withScope(database().db, { kind: 'job' }, work);
}

/** Runs work of a public page that only ever adds. */
export function inPublic<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
	return withScope(database().db, { kind: 'public' }, work);
}

/** Hears from now on which drives change, by their ids: whatever a board shows of them may be another. */
export function hearOfDrives(heard: Heard): Listening {
	return new Listening(env().DATABASE_URL, 'giot_drive', heard);
}

/** Waits for whoever holds a turn of this name; it is given up with the transaction. What is read later sees their work. */
export async function takeTurns(tx: Tx, name: string): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}
