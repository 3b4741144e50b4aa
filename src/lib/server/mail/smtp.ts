import nodemailer from 'nodemailer';
import { env } from '../env';
import type { Deliver } from './send-next';

/** How long each step of talking to the mail server may take, in milliseconds. */
const patience = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Delivers to the mail server at an address such as `smtps://user:password@mail.example:465`. */
export function smtp(url: string): Deliver {
	const transport = nodemailer.createTransport({ url, ...patience }, { from: env().MAIL_FROM });
	const host = new URL(env().PUBLIC_ADDRESS).hostname;
	return async ({ calendar, ...letter }, messageId) => {
		const attachments = calendar ? [calendarFile(calendar)] : [];
		await transport.sendMail({ ...letter, attachments, messageId: `<${messageId}@${host}>` });
	};
}

/** The part that calendars offer to take over. */
function calendarFile(content: string) {
	const contentType = 'text/calendar; charset=utf-8; method=PUBLISH';
	return { filename: 'giot-hong.ics', content, contentType };
}
