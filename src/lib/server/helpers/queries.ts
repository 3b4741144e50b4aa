import { sql } from 'drizzle-orm';
import type { Device } from '$lib/helpers/device';
import type { LinkState } from '$lib/helpers/link-state';
import { env } from '../env';
import { unsealed } from '../sealing';
import type { Tx } from '../scope';

/** A link of a drive: its address to hand over, and who came in by it. */
export type HelperLink = {
	id: string;
	label: string;
	createdAt: Date;
	state: LinkState;
	/** Null where it cannot be shown again: the key of the installation was lost since. */
	address: string | null;
	devices: Device[];
};

type DeviceRow = Pick<Device, 'membershipId' | 'name' | 'isIn'> & { since: string } & Record<
		'lastSeen' | 'forgetAskedAt' | 'forgottenAt',
		string | null
	>;
type LinkRow = Omit<HelperLink, 'address' | 'devices' | 'createdAt'> & {
	tokenSealed: Buffer;
	createdAt: string;
	devices: DeviceRow[];
};

/** Where a helper's phone comes in: the one address of this installation, never a request's. */
function helperAddress(token: string | null): string | null {
	return token && `${env().PUBLIC_ADDRESS}/help/${token}`;
}

/** The links of a drive, the newest first; none for those who do not plan it. */
export async function helperLinksOf(tx: Tx, driveId: string): Promise<HelperLink[]> {
	const { rows } = await tx.execute<LinkRow>(sql`
		select id, label, token_sealed as "tokenSealed", created_at as "createdAt", state, devices from giot_helper_links(${driveId})`);
	return rows.map(({ tokenSealed, createdAt, devices, ...link }) => ({
		...link,
		createdAt: new Date(createdAt),
		address: helperAddress(unsealed('helper link', tokenSealed, link.id)),
		devices: devices.map(deviceFrom)
	}));
}

function deviceFrom({ since, lastSeen, forgetAskedAt, forgottenAt, ...device }: DeviceRow): Device {
	const at = (text: string | null) => (text === null ? null : new Date(text));
	return {
		...device,
		since: new Date(since),
		lastSeen: at(lastSeen),
		forgetAskedAt: at(forgetAskedAt),
		forgottenAt: at(forgottenAt)
	};
}
