/** The short address of a drive as it was typed; empty where it can be none. */
export function driveCode(typed: string): string {
	const code = typed.toLowerCase();
	return /^[a-z0-9]{1,20}$/.test(code) ? code : '';
}
