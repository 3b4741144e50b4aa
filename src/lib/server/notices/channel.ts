import { appendFile } from 'node:fs/promises';
import type { NoticeWay } from '$lib/notices/notice';
import { env } from '../env';
import { canSendMail } from '../mail/sender';

/** A short message with its number, as a channel sends it; what was sent under an `id` before is not sent again by a channel that can tell. */
export type ShortMessage = { id: string; to: string; text: string };

/** A way by which short messages leave the house; `send` throws when one was not taken. Letters go through the outbox. */
export type Channel = { name: Exclude<NoticeWay, 'email'>; send(message: ShortMessage): Promise<void> };

/** A channel that writes each message into a file, one line of JSON each: to try the others out, or for another program to send. */
export function fileChannel(name: Channel['name'], path: string): Channel {
	return {
		name,
		send: async ({ id, to, text }) =>
			appendFile(path, `${JSON.stringify({ channel: name, id, to, text })}\n`, { mode: 0o600 })
	};
}

/** The channels for short messages that this installation has: none unless a file is named. */
export function channelsHere(): Channel[] {
	const { NOTICE_FILE: path } = env();
	return path ? [fileChannel('zalo', path), fileChannel('sms', path)] : [];
}

/** The ways by which people can be told here. */
export function waysHere(): NoticeWay[] {
	return [...(canSendMail() ? (['email'] as const) : []), ...channelsHere().map(({ name }) => name)];
}
