; An installer for one user, made by Inno Setup 6 of the folder that bundle.py leaves:
;   iscc /DVERSION=... packaging\windows\lstm-explorer.iss
; Windows knows types by what follows the last dot, which is "json" here; so none is registered.

[Setup]
AppId=lstm-explorer
AppName=LSTM Explorer
AppVersion={#VERSION}
AppPublisher=The LSTM Explorer contributors
DefaultDirName={userpf}\LSTM Explorer
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
Compression=lzma2
SolidCompression=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\build\bundles
OutputBaseFilename=lstm-explorer-{#VERSION}-setup
UninstallDisplayIcon={app}\lstm-explorer.exe
WizardStyle=modern

[Languages]
Name: "korean"; MessagesFile: "compiler:Languages\Korean.isl"
Name: "english"; MessagesFile: "compiler:Default.isl"

[Files]
Source: "..\..\build\bundle\dist\lstm-explorer\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{userprograms}\LSTM Explorer"; Filename: "{app}\lstm-explorer.exe"

[Run]
Filename: "{app}\lstm-explorer.exe"; Description: "{cm:LaunchProgram,LSTM Explorer}"; Flags: nowait postinstall skipifsilent
