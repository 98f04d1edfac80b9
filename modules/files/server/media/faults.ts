/** It took more time or memory than a preview is worth. */
export class TooCostly extends Error {}
/** The bytes are of the right type and yet nothing can be made of them. */
export class CannotPreview extends Error {}
/** The program it takes is not installed on this server. */
export class ToolMissing extends Error {}
