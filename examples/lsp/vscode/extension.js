// VS Code: what `tend lsp` knows, in Markdown files; `tend` must be in your PATH.
// In a copy of this folder: npm install && ln -s "$PWD" ~/.vscode/extensions/tend
const { LanguageClient } = require('vscode-languageclient/node');

let client;

exports.activate = () => {
	client = new LanguageClient('tend', 'tend', { command: 'tend', args: ['lsp'] },
		{ documentSelector: [{ scheme: 'file', language: 'markdown' }] });
	return client.start();
};

exports.deactivate = () => client && client.stop();
