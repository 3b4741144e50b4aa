import { Parser } from 'saxen';

/** What is called for each element, by its name without a prefix. `attribute` reads one, whatever its prefix. */
export type Reading = {
	open: (name: string, attribute: (name: string) => string | undefined) => void;
	close?: (name: string) => void;
	text?: (text: string) => void;
};

const bare = (name: string) => name.slice(name.indexOf(':') + 1);

/** Reads XML from front to back; entities besides the five of XML and external ones stay unread. Throws where it is malformed. */
export function readXml(xml: string, { open, close, text }: Reading) {
	const parser = new Parser();
	parser.on('openTag', (name, attributes, decode) => {
		let all: Record<string, string> | undefined;
		const read = (wanted: string) => {
			all ??= attributes();
			const value =
				all[wanted] ?? Object.entries(all).find(([key]) => bare(key) === wanted && !key.startsWith('xmlns:'))?.[1];
			return value === undefined ? undefined : decode(String(value));
		};
		open(bare(name), read);
	});
	if (close) parser.on('closeTag', (name) => close(bare(name)));
	if (text) parser.on('text', (written, decode) => text(decode(written)));
	parser.on('error', (error) => {
		throw error;
	});
	parser.parse(xml);
}
