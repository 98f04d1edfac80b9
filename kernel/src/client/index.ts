export { type CallOptions, type Client, type ClientOptions, createClient } from './client.ts'
export { ConnectionError, ProblemError } from './problem-error.ts'
export { readJson } from './read-json.ts'
export { type UploadOptions, upload } from './upload.ts'
