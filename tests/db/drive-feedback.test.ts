import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { newToken } from '../../src/lib/server/auth/token';
import { connect } from '../../src/lib/server/db';
import { findDrive } from '../../src/lib/server/drives/queries';
import { feedbackPage } from '../../src/lib/server/feedback/feedback-page';
import { hideComment } from '../../src/lib/server/feedback/hide-comment';
import { feedbackLink, followedLink, hallLink, type FollowedLink } from '../../src/lib/server/feedback/links';
import { giveFeedback } from '../../src/lib/server/feedback/receive-feedback';
import { withScope } from '../../src/lib/server/scope';
import { posterPage } from '../../src/lib/server/sign-ups/poster-page';
import { signUpsOf } from '../../src/lib/server/sign-ups/queries';
import { driveSociety, now, today, type DriveSociety } from '../support/drive-society';
import { settingsOfTests } from '../support/settings-of-tests';
import { asSuperuser } from '../support/society';

let society: DriveSociety;
let pool: pg.Pool;
let drive: string;

const truth = <Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []) =>
	asSuperuser<Row>(society.url, statement, values);
const answer = { again: '5', waiting: '4', kindness: '5', comment: '' } as const;

beforeAll(async () => {
	society = await driveSociety();
	settingsOfTests(society.appUrl);
	pool = new pg.Pool({ connectionString: society.appUrl, max: 10 });
});

beforeEach(async () => {
	await truth('delete from feedback_spent');
	await society.clear();
	drive = await society.scheduled({});
	await truth("update drives set status = 'closed' where id = $1", [drive]);
});

afterAll(async () => {
	await pool.end();
	await society.close();
});

/** The link as somebody followed it, who has only its text. */
async function followed(nonce?: string): Promise<FollowedLink> {
	const { code } = await society.as(society.admin, (tx) => signUpsOf(tx, drive));
	const address = nonce ? feedbackLink(code, nonce) : await society.as(society.admin, (tx) => hallLink(tx, drive));
	const { pathname, searchParams } = new URL(address);
	const link = followedLink(pathname.split('/').at(-1) ?? '', searchParams.get('once'));
	if (!link) throw new Error('the link is none of ours');
	return link;
}

function give(link: FollowedLink, changes: Partial<Record<keyof typeof answer, string>> = {}, at = now) {
	const input = { ...answer, ...changes } as typeof answer;
	return withScope(connect(pool), { kind: 'public_drive', code: link.code }, (tx) => giveFeedback(tx, link, input, at));
}

async function page(actor: Actor = society.admin, hidden = false) {
	return society.as(actor, async (tx) => {
		const found = await findDrive(tx, drive);
		if (!found) throw new Error('the drive is not there');
		return feedbackPage(tx, { drive: found, hidden, after: null });
	});
}

const daysLater = (days: number) => new Date(now.getTime() + days * 86_400_000);
const stored = () =>
	truth<{ id: string; again: number; comment: string | null; given_on: string; xmin: string }>(
		'select id, again, comment, given_on::text, xmin::text from drive_feedback order by ctid'
	);

describe('an answer', () => {
	test('is kept with its day and nothing of whoever gave it', async () => {
		expect(await give(await followed(), { comment: 'Vui' })).toMatchObject({ ok: true });
		expect(await stored()).toMatchObject([{ again: 5, comment: 'Vui', given_on: today }]);
		const columns = await truth<{ column_name: string }>(
			"select column_name from information_schema.columns where table_name in ('drive_feedback', 'feedback_spent') order by 1"
		);
		expect(columns.map(({ column_name }) => column_name)).toEqual([
			...['again', 'comment', 'drive_id', 'given_on', 'hidden', 'id', 'kindness', 'link_hash', 'spent_in', 'waiting']
		]);
		expect(
			await truth(
				"select from audit_entries where object_id = $1 and at > now() - interval '1 day' and action like '%comment%'",
				[drive]
			)
		).toEqual([]);
	});

	test('is taken from the first day of the drive until sixty days after its last', async () => {
		const link = await followed();
		expect(await give(link, {}, daysLater(-1))).toMatchObject({ refusal: 'gone' });
		expect(await give(link, {}, daysLater(60))).toMatchObject({ ok: true });
		expect(await give(link, {}, daysLater(61))).toMatchObject({ refusal: 'gone' });
		await truth("update drives set status = 'cancelled', cancel_reason = 'bão' where id = $1", [drive]);
		expect(await give(link)).toMatchObject({ refusal: 'gone' });
	});

	test('comes by a link of ours, of this drive and unchanged', async () => {
		const { code } = await followed();
		expect(followedLink(code, null)).toBeNull();
		expect(followedLink(`${code}-${'A'.repeat(22)}`, null)).toBeNull();
		const { pathname, searchParams } = new URL(feedbackLink(code, newToken()));
		const token = pathname.split('/').at(-1) ?? '';
		expect(followedLink(token, searchParams.get('once'))).not.toBeNull();
		expect(followedLink(token, `${newToken()}.${(searchParams.get('once') ?? '').split('.')[1]}`)).toBeNull();
		expect(followedLink(token, newToken())).toBeNull();
	});

	test('by a link of one’s own is given once, and by the link of the hall by everybody', async () => {
		const own = await followed(newToken());
		expect(await give(own)).toMatchObject({ ok: true });
		expect(await give(own)).toMatchObject({ refusal: 'spent' });
		expect(await give(await followed(newToken()))).toMatchObject({ ok: true });
		expect(await give(await followed())).toMatchObject({ ok: true });
		expect(await give(await followed())).toMatchObject({ ok: true });
		expect(await stored()).toHaveLength(4);
	});

	test('by a link of one’s own is one, however often it is sent at once', async () => {
		const own = await followed(newToken());
		const all = await Promise.all(Array.from({ length: 6 }, () => give(own)));
		expect(all.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await stored()).toHaveLength(1);
	});

	test('is not lost among others that come at once', async () => {
		const link = await followed();
		await Promise.all(Array.from({ length: 8 }, (_, nth) => give(link, { comment: `Lời ${nth}` })));
		expect(new Set((await stored()).map(({ comment }) => comment)).size).toBe(8);
	});
});

describe('the order of answers', () => {
	const inOrder = async (links: FollowedLink[]) => {
		for (const [nth, link] of links.entries()) await give(link, { comment: `Lời ${nth}` });
		return stored();
	};
	const owns = () => Promise.all(Array.from({ length: 6 }, () => followed(newToken())));

	test('is nowhere: all were written by one transaction in the order of ids by chance, and links that were used name no drive', async () => {
		const rows = await inOrder(await owns());
		expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1);
		expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).toSorted());
		const spent = await truth<{ xmin: string }>('select xmin::text from feedback_spent');
		expect(spent).toHaveLength(6);
		expect(spent.filter(({ xmin }) => xmin === rows[0]?.xmin)).toHaveLength(1);
	});

	test('control: answers that are only added tell by their transaction which link they came with', async () => {
		const name = 'giot_give_feedback(date, integer, integer, integer, text, text)';
		const [body] = await truth<{ text: string }>(`select pg_get_functiondef('${name}'::regprocedure) as text`);
		const text = body?.text ?? '';
		try {
			await truth(
				text.replace(
					'delete from drive_feedback where drive_id = asked returning',
					'delete from drive_feedback where false returning'
				)
			);
			const rows = await inOrder(await owns());
			const spent = await truth<{ xmin: string }>('select xmin::text from feedback_spent');
			expect(rows.map(({ comment }) => comment)).toEqual(Array.from({ length: 6 }, (_, nth) => `Lời ${nth}`));
			expect(rows.map(({ xmin }) => xmin).toSorted()).toEqual(spent.map(({ xmin }) => xmin).toSorted());
		} finally {
			await truth(text);
		}
	});
});

test('nobody reads which links were used', async () => {
	await give(await followed(newToken()));
	const read = (actor: Actor) =>
		society.as(actor, async (tx) => (await tx.execute(sql`select from feedback_spent`)).rows);
	expect(await read(society.admin)).toEqual([]);
	expect(await read(society.coordinator)).toEqual([]);
	expect(await truth('select from feedback_spent')).toHaveLength(1);
});

describe('the club', () => {
	const give5 = async () => {
		const link = await followed();
		for (let nth = 0; nth < 4; nth++) await give(link, { again: '4', comment: nth === 0 ? 'Chờ lâu' : '' });
		return link;
	};

	test.each([
		['draft', false],
		['proposed', false],
		['announced', true],
		['closed', true],
		['cancelled', false]
	] as const)('has sheets to hang for a drive that is %s: %s', async (status, hangs) => {
		await truth('update drives set status = $2, cancel_reason = $3 where id = $1', [
			drive,
			status,
			status === 'cancelled' ? 'bão' : null
		]);
		const poster = await society.as(society.admin, async (tx) => {
			const found = await findDrive(tx, drive);
			return found && posterPage(tx, found, 'vi');
		});
		expect([(await page()).hall !== null, poster?.poster !== null]).toEqual([hangs, hangs]);
	});

	test('is told of four answers nothing but that they are four', async () => {
		const link = await give5();
		expect(await page()).toMatchObject({ answers: 4, summary: null, comments: [] });
		await give(link, { again: '4' });
		expect(await page()).toMatchObject({ answers: 5, comments: [{ comment: 'Chờ lâu', givenOn: today }] });
		expect((await page()).summary?.[0]).toMatchObject({ question: 'again', mean: 4 });
	});

	test('puts a comment out of sight and back, which is in the trail; its marks count as before', async () => {
		await give(await give5());
		const [shown] = (await page()).comments;
		const id = shown?.id ?? '';
		const put = (hidden: boolean) =>
			society.as(society.admin, async (tx) => {
				const found = await findDrive(tx, drive);
				return found && hideComment(tx, { actor: society.admin, drive: found, answerId: id, hidden });
			});
		expect(await put(true)).toBe(true);
		expect(await put(true)).toBe(true);
		expect(await page()).toMatchObject({ answers: 5, comments: [] });
		expect((await page(society.admin, true)).comments).toMatchObject([{ id }]);
		await give(await followed());
		expect((await page(society.admin, true)).comments).toMatchObject([{ id, comment: 'Chờ lâu' }]);
		expect(await put(false)).toBe(true);
		expect((await page()).comments).toMatchObject([{ id }]);
		expect(
			await truth(
				"select action from audit_entries where object_id = $1 and action like 'drive.comment%' order by id",
				[drive]
			)
		).toEqual([{ action: 'drive.comment_hidden' }, { action: 'drive.comment_shown' }]);
	});

	test('sees its own answers, its office too, and nobody else', async () => {
		await give5();
		const seen = (actor: Actor) =>
			society.as(actor, async (tx) => (await tx.execute(sql`select id from drive_feedback`)).rows.length);
		expect(await seen(society.admin)).toBe(4);
		expect(await seen(society.coordinator)).toBe(4);
		expect(await seen(society.stranger)).toBe(0);
	});

	test('control: without the policy a stranger would see them', async () => {
		await give5();
		try {
			await truth('create policy lax on drive_feedback for select to giot_app using (true)');
			const rows = await society.as(
				society.stranger,
				async (tx) => (await tx.execute(sql`select id from drive_feedback`)).rows
			);
			expect(rows).toHaveLength(4);
		} finally {
			await truth('drop policy lax on drive_feedback');
		}
	});

	test.each([
		[
			'writes no answer',
			"insert into drive_feedback (id, drive_id, again, waiting, kindness, given_on) select gen_random_uuid(), id, 5, 5, 5, '2026-11-23' from drives"
		],
		['changes no marks', 'update drive_feedback set again = 1'],
		['removes no answer', 'delete from drive_feedback']
	])('%s', async (_, statement) => {
		await expect(society.as(society.admin, (tx) => tx.execute(sql.raw(statement)))).rejects.toThrow();
	});
});
