import pg from 'pg';
import { v7 } from 'uuid';
import type { SignUpInput } from '../../src/lib/sign-ups/sign-up-form';
import type { Result } from '../../src/lib/result';
import { tokenHash } from '../../src/lib/server/auth/token';
import { connect } from '../../src/lib/server/db';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { offerPlaces } from '../../src/lib/server/sign-ups/offer-places';
import { changeOwnPlace, type OwnAct } from '../../src/lib/server/sign-ups/own-place';
import { signUp, type SignedUp } from '../../src/lib/server/sign-ups/sign-up';
import { asSuperuser } from './society';

/** The moment at which these tests take place: the drives of `openDrive` are held ten days later. */
export const now = new Date('2026-11-23T03:00:00Z');
const heldOn = '2026-12-03';

/** So many minutes after that moment. */
export const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** A filled-in form of somebody invented. */
export const applying = (changes: Partial<SignUpInput> = {}): SignUpInput => ({
	id: v7(),
	fullName: 'Người Thử Nghiệm',
	birthDate: '1994',
	sex: '',
	phone: '0912000001',
	email: '',
	slotId: '',
	weightClass: '',
	firstTime: '',
	consent: true,
	contactPhone: false,
	contactSms: false,
	contactZalo: false,
	contactEmail: false,
	homepage: '',
	...changes
});

type Opening = {
	capacity?: number | null;
	status?: string;
	walkInPercent?: number;
	slots?: number[];
	waiting?: boolean;
	clubId?: string | null;
};

/** A drive that takes sign-ups, with slots of so many places each, of half an hour one after the other; its id, address and slots. */
export async function openDrive(url: string, opening: Opening = {}) {
	const { capacity = 5, status = 'open', walkInPercent = 0, slots = [], waiting = true, clubId = null } = opening;
	const id = v7();
	await asSuperuser(
		url,
		`insert into drives (id, province_code, club_id, title, status, starts_on, ends_on, opens_at, closes_at, timezone, capacity, area_code)
			values ($1, 'VN-21', $2, 'Ngày hội thử nghiệm', $3, '${heldOn}', '${heldOn}', '07:00', '11:00', 'Asia/Ho_Chi_Minh', $4, '16012')`,
		[id, clubId, status, capacity]
	);
	const cut = slots.length > 0;
	const [settings] = await asSuperuser<{ code: string }>(
		url,
		`update drive_sign_ups set walk_in_percent = $2, waiting = $3, arrival = $4, slot_minutes = $5, beds = $6, bed_minutes = $6 where drive_id = $1 returning code`,
		[id, walkInPercent, waiting, cut ? 'slots' : 'open', cut ? 30 : null, cut ? 10 : null]
	);
	const slotIds = slots.map(() => v7());
	for (const [nth, places] of slots.entries())
		await asSuperuser(
			url,
			`insert into drive_slots (id, drive_id, starts_at, ends_at, places) values ($1, $2, timestamptz '${heldOn}T07:00+07' + $3 * interval '30 minutes',
				timestamptz '${heldOn}T07:30+07' + $3 * interval '30 minutes', $4)`,
			[slotIds[nth], id, nth, places]
		);
	return { id, code: settings?.code ?? '', slotIds };
}

/** What the public can do, on these connections. */
export function thePublic(pool: pg.Pool) {
	const db = connect(pool);
	const asked = (
		code: string,
		input: SignUpInput,
		{ at = now, groupHash = '' } = {}
	): Promise<Result<SignedUp, string>> =>
		withScope(db, { kind: 'public_drive', code, groupHash, operationId: input.id }, (tx) =>
			signUp(tx, { input, locale: 'vi', now: at })
		);
	return {
		signUp: asked,
		/** Signs somebody up who gets a place or waits; their own link. */
		tokenOf: async (code: string, changes: Partial<SignUpInput> = {}): Promise<string> => {
			const result = await asked(code, applying(changes));
			if (!result.ok) throw new Error(result.refusal);
			return result.value.token;
		},
		change: (token: string, acting: OwnAct, at = now): Promise<Result<null, string>> =>
			withScope(db, { kind: 'token', tokenHash: tokenHash(token) }, (tx) => changeOwnPlace(tx, acting, at)),
		offer: (driveId: string, at = now): Promise<number> =>
			withScope(db, { kind: 'job' }, (tx) => offerPlaces(tx, driveId, at)),
		inJob: <T>(work: (tx: Tx) => Promise<T>) => withScope(db, { kind: 'job' }, work)
	};
}

/** How many people stand in which state at a drive. */
export async function statesAt(url: string, driveId: string): Promise<Record<string, number>> {
	const rows = await asSuperuser<{ state: string; people: number }>(
		url,
		'select state, count(*)::int as people from registrations where drive_id = $1 group by 1 order by 1',
		[driveId]
	);
	return Object.fromEntries(rows.map(({ state, people }) => [state, people]));
}
