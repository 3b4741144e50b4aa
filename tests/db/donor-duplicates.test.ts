import { v7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { addDonor } from '../../src/lib/server/donors/add-donor';
import { findDuplicates } from '../../src/lib/server/donors/find-duplicates';
import { findOrAddDonor } from '../../src/lib/server/donors/find-or-add-donor';
import { asSuperuser } from '../support/society';
import {
	now,
	provinceCode,
	club,
	database,
	registrar,
	neighbour,
	openDonors,
	as,
	typed,
	added,
	found
} from '../support/donor-registry';

openDonors();

describe('likely duplicates', () => {
	const person = { provinceCode, sex: '', birthDate: '', phone: '', idKind: '', idNumber: '' };
	const alike = (fields: Partial<typeof person> & { fullName: string }, actor = registrar) =>
		as(actor, (tx) => findDuplicates(tx, { ...person, ...fields }));

	beforeAll(async () => {
		await added({
			fullName: 'Hoàng Thị Giả Định',
			birthDate: '14/2/1991',
			phone: '0903 111 222',
			idKind: 'cccd',
			idNumber: '038191000777'
		});
	});

	test.each([
		[{ fullName: 'hoang thi gia dinh', birthDate: '1991' }, 'likely', ['same_name', 'same_birth_year']],
		[
			{ fullName: 'Định Giả Thị Hoàng', birthDate: '14/2/1991', phone: '+84903111222' },
			'certain',
			['same_name', 'same_birth_date', 'same_phone']
		],
		[{ fullName: 'Nguyễn Thị Khác', idKind: 'cccd', idNumber: '038191000777' }, 'certain', ['same_id']],
		[{ fullName: '', phone: '0903111222' }, 'possible', ['same_phone']],
		[{ fullName: 'Hoàng T. Định', birthDate: '14/2/1991' }, 'likely', ['name_alike', 'same_birth_date']],
		[{ fullName: 'Hoanggf Thị Giả Định', birthDate: '14/2/1991' }, 'possible', ['same_given_name', 'same_birth_date']],
		[{ fullName: 'Haong Thị Giả Định', birthDate: '1991' }, 'likely', ['name_alike', 'same_birth_year']],
		[{ fullName: 'Hoàng Thị Giả Định', birthDate: '14/2/1919' }, 'likely', ['same_name', 'birth_alike']]
	] as const)('%o is %s by %o', async (fields, strength, reasons) => {
		const [first] = await alike(fields);
		expect(first).toMatchObject({ fullName: 'Hoàng Thị Giả Định', strength, reasons });
	});

	test('a foreign club is told nothing', async () => {
		expect(await alike({ fullName: 'Hoàng Thị Giả Định', birthDate: '14/2/1991' }, neighbour)).toEqual([]);
	});

	test('a likely one is refused until somebody says that it is another person', async () => {
		const input = typed({ fullName: 'Hoàng Thị Giả Định', birthDate: '1991' });
		const add = (confirmNew: boolean) =>
			as(registrar, (tx) =>
				addDonor(tx, registrar, { clubId: club, provinceCode, input: { ...input, confirmNew }, locale: 'vi', now })
			);
		expect(await add(false)).toMatchObject({ ok: false, refusal: 'likely_duplicate' });
		expect(await add(true)).toMatchObject({ ok: true });
	});

	test('the chosen person is returned unchanged, and a foreign one is not found', async () => {
		const known = await added({ fullName: 'Phạm Văn Minh Họa' });
		const choose = (actor: Actor) =>
			as(actor, (tx) =>
				findOrAddDonor(tx, actor, {
					clubId: actor.memberships[0]?.clubId ?? null,
					provinceCode,
					input: { ...typed({ fullName: 'x' }), donorId: known.id },
					locale: 'vi',
					now
				})
			);
		expect(await choose(registrar)).toMatchObject({
			ok: true,
			value: { added: false, donor: { id: known.id, version: 1 } }
		});
		expect(await choose(neighbour)).toMatchObject({ ok: false, refusal: 'donor_not_found' });
	});
});

/** How those who share no number are handed out: each crowd by itself, whoever has most in common first. */
const CROWDS = /partition by p\.match_keys && array\(.*?\)\s+order by/s;
const ORDER = /order by\s+\(select count[^$]*p\.id\n/;

describe('among more people than are compared', () => {
	const DAY = '5/6/1984';
	const who = { provinceCode, sex: '', birthDate: DAY, phone: '', idKind: '', idNumber: '' };
	const foundAs = async (fullName: string) => {
		const people = await as(registrar, (tx) => findDuplicates(tx, { ...who, fullName }));
		return people.map((one) => one.fullName);
	};
	const inDatabase = (text: string) => asSuperuser<{ text: string }>(database.superuserUrl, text);
	let written: string;

	beforeAll(async () => {
		for (const sign of 'abcdeghiklmnopqrstuvxy')
			for (const vowel of 'aeo') await added({ fullName: `${sign}${vowel}ng Thử ${sign}${vowel}m`, birthDate: DAY });
		for (let year = 1945; year < 2005; year += 1)
			if (year !== 1984) await added({ fullName: 'Nguyễn Thị Hường', birthDate: `1/2/${year}` });
		await added({ fullName: 'Lường Văn Hiền', birthDate: DAY });
		await added({ fullName: 'Bùi Thị Kiên', birthDate: '1984' });
		await added({ fullName: 'Nguyễn Thị Hườngg', birthDate: DAY });
		const [row] = await inDatabase("select pg_get_functiondef('giot_donors_sharing'::regproc) as text");
		written = row?.text ?? '';
	});

	/** The function as something in it is written otherwise, for the time of some work. */
	async function rewritten(part: RegExp, as: string, work: () => Promise<void>) {
		expect(written).toMatch(part);
		await inDatabase(written.replace(part, as));
		try {
			await work();
		} finally {
			await inDatabase(written);
		}
	}

	test('a slip in the first letter of the name is met', async () => {
		expect(await foundAs('Lường Văn Kiền')).toContain('Lường Văn Hiền');
	});

	test('who has the name and the year of birth is met', async () => {
		expect(await foundAs('Bùi Thị Kiên')).toEqual(['Bùi Thị Kiên']);
	});

	test('control: in the order of their ids alone it is not met', async () => {
		await rewritten(ORDER, 'order by p.id\n', async () => {
			expect(await foundAs('Lường Văn Kiền')).not.toContain('Lường Văn Hiền');
		});
	});

	test('who was born that day is met among namesakes of other years', async () => {
		expect(await foundAs('Nguyễn Thị Hường')).toEqual(['Nguyễn Thị Hườngg']);
	});

	test('control: in one crowd the namesakes keep them out', async () => {
		await rewritten(CROWDS, 'order by', async () => {
			expect(await foundAs('Nguyễn Thị Hường')).toEqual([]);
		});
	});
});

describe('the same person sent twice at once', () => {
	const twin = (fullName: string) => typed({ fullName, birthDate: '1991-02-03' });
	const adding = (input: ReturnType<typeof twin>) => ({
		clubId: club,
		provinceCode,
		input,
		locale: 'vi' as const,
		now
	});
	const isTwice = async (fullName: string) => (await found(`q=${encodeURIComponent(fullName)}`)).length;

	test('is added once: the second sending finds the first', async () => {
		const input = { ...twin('Đôi Lần Gửi'), confirmNew: false };
		const send = () => as(registrar, (tx) => addDonor(tx, registrar, adding(input)));
		const results = await Promise.all([send(), send(), send()]);
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await isTwice('Đôi Lần Gửi')).toBe(1);
	});

	test.each([true, false])('twenty sendings of one form lead to one person (looked at: %s)', async (confirmNew) => {
		const fullName = `Hai Mươi Lần Gửi ${confirmNew ? 'Đã Xem' : 'Chưa Xem'}`;
		const id = v7();
		const input = { ...twin(fullName), confirmNew };
		const send = () => as(registrar, (tx) => addDonor(tx, registrar, { id, ...adding(input) }));
		const results = await Promise.all(Array.from({ length: 20 }, send));
		expect(results.map((result) => result.ok && result.value.id)).toEqual(Array.from({ length: 20 }, () => id));
		expect(await isTwice(fullName)).toBe(1);
	});

	test('control: twenty forms of somebody who was looked at add twenty', async () => {
		const send = () => as(registrar, (tx) => addDonor(tx, registrar, { id: v7(), ...adding(twin('Hai Mươi Tờ')) }));
		await Promise.all(Array.from({ length: 20 }, send));
		expect(await isTwice('Hai Mươi Tờ')).toBe(20);
	});

	test("the id of another club's donor is no key, and nothing is told", async () => {
		const theirs = await added({ fullName: 'Người Của Câu Lạc Bộ Kia' }, neighbour);
		const mine = await as(registrar, (tx) =>
			addDonor(tx, registrar, { id: theirs.id, ...adding(twin('Người Của Câu Lạc Bộ Này')) })
		);
		expect(mine.ok && mine.value).toMatchObject({ fullName: 'Người Của Câu Lạc Bộ Này', clubId: club });
		expect(mine.ok && mine.value.id).not.toBe(theirs.id);
	});

	test('control: when all look before any adds, it is added as often as it was sent', async () => {
		let looked = 0;
		const everybodyLooked = async () => {
			for (looked++; looked < 2;) await new Promise((resolve) => setTimeout(resolve, 10));
		};
		const send = () =>
			as(registrar, async (tx) => {
				expect(await findDuplicates(tx, { ...twin('Không Chờ Lượt'), provinceCode })).toEqual([]);
				await everybodyLooked();
				return addDonor(tx, registrar, adding(twin('Không Chờ Lượt')));
			});
		await Promise.all([send(), send()]);
		expect(await isTwice('Không Chờ Lượt')).toBe(2);
	});
});
