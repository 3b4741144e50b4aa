import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { onConnection } from '../../src/lib/server/db/own-connection';

/** The pages that need no account, by what they are; of those with a drive in them, one of the demonstration's. */
export async function publicAddresses(
	superuserUrl: string,
	baseUrl: string,
	hallDriveId: string
): Promise<Record<string, string>> {
	const code = await openForAll(superuserUrl);
	return {
		'drives to give at': '/give',
		'a drive, sign-up': `/d/${code}`,
		'a place': await signUp(baseUrl, `/d/${code}`),
		'a hall': await hall(superuserUrl, hallDriveId)
	};
}

/** Opens a drive to come, so that everybody may sign up; answers its short address. */
function openForAll(url: string): Promise<string> {
	return onConnection(url, async (client) => {
		const { rows } = await client.query<{ code: string }>(
			`with coming as (select d.id from drives d join drive_sign_ups s on s.drive_id = d.id
				where d.starts_on > current_date and d.date_precision = 'day' and d.status in ('announced', 'open')
				order by d.starts_on, d.id limit 1)
			update drive_sign_ups set in_public = true, arrival = 'open', opens_at = null, closes_at = null
			from coming where drive_id = coming.id returning code, drive_id`
		);
		const code = rows[0]?.code;
		if (!code) throw new Error('The demonstration has no drive to come.');
		await client.query(
			`update drives set status = 'open', capacity = 1000 where id = (select drive_id from drive_sign_ups where code = $1)`,
			[code]
		);
		return code;
	});
}

/** Signs somebody up as a browser without scripts does, and answers where it was led to. */
async function signUp(baseUrl: string, path: string): Promise<string> {
	const answer = await fetch(baseUrl + path, {
		method: 'POST',
		headers: { origin: baseUrl, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({
			...{ id: v7(), fullName: 'Người Thử Trang', birthDate: '15/3/1994', sex: 'female', phone: '0912000123' },
			...{ email: '', slotId: '', weightClass: '50+', firstTime: 'yes', consent: 'on', homepage: '' }
		}),
		redirect: 'manual'
	});
	const address = answer.headers.get('location');
	if (answer.status !== 303 || !address) throw new Error(`Signing up at ${path} was answered ${answer.status}.`);
	return address;
}

/** Makes a link for a screen of a drive. */
function hall(url: string, driveId: string): Promise<string> {
	const token = randomBytes(32).toString('base64url');
	return onConnection(url, async (client) => {
		await client.query(
			`insert into hall_links (id, drive_id, label, token_hash, token_sealed, created_by) select $1, $2, 'Lighthouse', $3, '\\x00', id
			from accounts limit 1`,
			[v7(), driveId, createHash('sha256').update(token).digest('hex')]
		);
		return `/hall/${token}`;
	});
}
