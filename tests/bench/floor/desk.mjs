import { createHash } from 'node:crypto';

const driveOf = ({ pathname }) => pathname.split('/')[3];
const driveRow = `select *, coalesce((select a.province_code from areas a where a.code = drives.area_code), province_code) from drives where id = $1`;

export const findDrive = (client, { url }) => client.query(driveRow, [driveOf(url)]);

/** An arrival, as the desk of a device sends it. */
export async function arrive(client, { session, url, body }) {
	const [{ id, registrationId, occurredAt }] = body.operations;
	const driveId = driveOf(url);
	const { rows } = await client.query(`${driveRow} for update`, [driveId]);
	const [{ club_id: clubId, province_code: provinceCode }] = rows;
	await client.query('select * from drive_operations where id = $1', [id]);
	const named = await client.query(
		'select * from registrations where drive_id = $1 and (id = $2 or operation_id = $2) for update',
		[driveId, registrationId]
	);
	if (named.rows[0]?.state !== 'registered') throw new Error('Nobody arrives twice');
	await client.query('select * from registration_events where registration_id = $1 order by id', [registrationId]);
	await client.query(
		'select id, after_id, act, undoes from drive_operations where registration_id = $1 and waiting = false order by id',
		[registrationId]
	);
	await client.query(
		"update registrations set state = 'arrived', version = version + 1, offer_until = null where id = $1",
		[registrationId]
	);
	await client.query(
		`insert into registration_events (id, registration_id, drive_id, from_state, to_state, by, at, operation_id, occurred_at)
		values ($1, $2, $3, 'registered', 'arrived', $4, $5, $6, $5)`,
		[crypto.randomUUID(), registrationId, driveId, session.account_id, occurredAt, id]
	);
	await client.query(
		`insert into audit_entries (id, account_id, session_id, action, province_code, club_id, drive_id, object_type, object_id)
		values ($1, $2, $3, 'registration.arrived', $4, $5, $6, 'registration', $7)`,
		[crypto.randomUUID(), session.account_id, session.id, provinceCode, clubId, driveId, registrationId]
	);
	const hash = createHash('sha256').update(JSON.stringify(body.operations[0])).digest('hex');
	await client.query(
		`insert into drive_operations (id, drive_id, province_code, club_id, registration_id, act, device_id, by, hash, waiting, on_paper, occurred_at)
		values ($1, $2, $3, $4, $5, 'arrive', $6, $7, $8, false, false, $9)`,
		[id, driveId, provinceCode, clubId, registrationId, body.deviceId, session.account_id, hash, occurredAt]
	);
}
