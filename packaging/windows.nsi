; The installer for Windows: per user, so without an administrator; silent with /S; unsigned. Compiled on Debian:
;   makensis -DVERSION=0.1.0 -DPROGRAM=parchi.exe -DLOADER=WebView2Loader.dll -DICON=icon.ico -DOUT=setup.exe windows.nsi
; Tauri's own installer wants to download parts of itself; this one is made from what Debian has.
;
; It ends with 0 when Parchi is installed, with 2 when it could not be, and it never touches an order book: those lie
; in the person's data folder, and stay there when Parchi is removed.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include FileFunc.nsh

Name "Parchi"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Parchi"
BrandingText "Parchi ${VERSION}"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Parchi"
!define LINKS "Software\Classes\parchi"
; The runtime that draws the window; Microsoft names these keys as the way to ask for it.
!define WEBVIEW2 "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"
!define WEBVIEW2_PAGE "https://developer.microsoft.com/microsoft-edge/webview2/"

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey ProductName "Parchi"
VIAddVersionKey FileDescription "Parchi"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey LegalCopyright "Apache-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\parchi.exe"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE Hindi

LangString OldWindows ${LANG_ENGLISH} "Parchi needs Windows 10 or later."
LangString OldWindows ${LANG_HINDI} "पर्ची के लिए Windows 10 या उससे नया चाहिए।"
LangString IsOpen ${LANG_ENGLISH} "Parchi is open. Close it (tray icon, Quit), then press Retry."
LangString IsOpen ${LANG_HINDI} "पर्ची खुली है। उसे बंद कीजिए (ट्रे का चिह्न, बंद करें), फिर Retry दबाइए।"
LangString NoWebView2 ${LANG_ENGLISH} "Parchi is installed, but this computer lacks Microsoft Edge WebView2, which draws its window. Parchi opens as soon as WebView2 is there.$\r$\n$\r$\nOpen Microsoft's download page now?"
LangString NoWebView2 ${LANG_HINDI} "पर्ची इंस्टॉल हो गई, पर इस कंप्यूटर में Microsoft Edge WebView2 नहीं है, जिससे उसकी खिड़की बनती है। WebView2 लगते ही पर्ची खुल जाएगी।$\r$\n$\r$\nक्या Microsoft का डाउनलोड पन्ना अभी खोलें?"
LangString BooksStay ${LANG_ENGLISH} "Parchi is removed. Your bills and settings stay on this computer, in $LOCALAPPDATA\Parchi."
LangString BooksStay ${LANG_HINDI} "पर्ची हटा दी गई। आपके बिल और सेटिंग इसी कंप्यूटर पर $LOCALAPPDATA\Parchi में रहेंगे।"

; Leaves in $R0 which WebView2 is here, empty where there is none.
!macro FindWebView2
  ClearErrors
  ReadRegStr $R0 HKCU "Software\${WEBVIEW2}" "pv"
  ${If} $R0 == ""
    ReadRegStr $R0 HKLM "Software\WOW6432Node\${WEBVIEW2}" "pv"
  ${EndIf}
  ${If} $R0 == ""
    ReadRegStr $R0 HKLM "Software\${WEBVIEW2}" "pv"
  ${EndIf}
  ${If} $R0 == "0.0.0.0"
    StrCpy $R0 ""
  ${EndIf}
  ClearErrors
!macroend

; A program that runs keeps its file, so trying to write to it says whether it does.
!macro UntilItIsClosed
  ${If} ${FileExists} "$INSTDIR\parchi.exe"
    ${Do}
      ClearErrors
      FileOpen $R1 "$INSTDIR\parchi.exe" a
      ${IfNot} ${Errors}
        FileClose $R1
        ${ExitDo}
      ${EndIf}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IsOpen)" /SD IDCANCEL IDRETRY +3
      SetErrorLevel 2
      Quit
    ${Loop}
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(OldWindows)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Section
  !insertmacro UntilItIsClosed
  SetOutPath "$INSTDIR"
  File "/oname=parchi.exe" "${PROGRAM}"
  File "/oname=WebView2Loader.dll" "${LOADER}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Parchi.lnk" "$INSTDIR\parchi.exe"

  WriteRegStr HKCU "${LINKS}" "" "URL:Parchi"
  WriteRegStr HKCU "${LINKS}" "URL Protocol" ""
  WriteRegStr HKCU "${LINKS}\shell\open\command" "" '"$INSTDIR\parchi.exe" "%1"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Parchi"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\parchi.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $R2 $R3 $R4
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $R2

  !insertmacro FindWebView2
  ${If} $R0 == ""
    DetailPrint "WebView2: -"
    MessageBox MB_YESNO|MB_ICONINFORMATION "$(NoWebView2)" /SD IDNO IDNO +2
    ExecShell "open" "${WEBVIEW2_PAGE}"
  ${Else}
    DetailPrint "WebView2: $R0"
  ${EndIf}
SectionEnd

Section "Uninstall"
  !insertmacro UntilItIsClosed
  Delete "$INSTDIR\parchi.exe"
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Parchi.lnk"
  DeleteRegKey HKCU "${LINKS}"
  DeleteRegKey HKCU "${UNINSTALL}"
  MessageBox MB_OK|MB_ICONINFORMATION "$(BooksStay)" /SD IDOK
SectionEnd
