/** By this cookie a device says that something of a desk waits on it: `<drive>.<count>`. Signing out asks for it; it says nothing of anybody. */
export const UNSENT_COOKIE = 'desk-unsent';

/** What waits on the device; null where nothing does, or the cookie says something else. */
export function readUnsent(value: string | undefined): { driveId: string; count: number } | null {
	const read = /^(?<driveId>[0-9a-f-]{36})\.(?<count>[1-9]\d{0,5})$/.exec(value ?? '')?.groups;
	return read ? { driveId: read.driveId ?? '', count: Number(read.count) } : null;
}
