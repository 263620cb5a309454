; Inno Setup: installs dist\school-register for one person, or for all with an administrator's leave.
; Data is in another folder and is never touched, also when the program is taken away.
#ifndef Version
  #error Run installer\build.py, which says the version.
#endif

[Setup]
AppId={{6C0E7C7E-2B0B-4C53-9F5B-5B6D7F1E4A21}
AppName=School Register
AppVersion={#Version}
AppPublisher=School Register contributors
DefaultDirName={autopf}\School Register
DefaultGroupName=School Register
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
MinVersion=10.0.17763
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=school-register-{#Version}-setup
UninstallDisplayName=School Register
WizardStyle=modern

[Tasks]
Name: desktopicon; Description: "A picture on the desktop"; Flags: unchecked

[Files]
Source: "..\..\dist\school-register\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\School Register"; Filename: "{app}\school-register.exe"
Name: "{autodesktop}\School Register"; Filename: "{app}\school-register.exe"; Tasks: desktopicon

[Run]
Filename: "{app}\school-register.exe"; Description: "Open School Register"; Flags: postinstall nowait skipifsilent
