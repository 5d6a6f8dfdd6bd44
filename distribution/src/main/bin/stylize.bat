@echo off
rem Paints one image in the style of another: stylize --help
rem Needs Java 17 or newer: that of JAVA_HOME, or else that on the path. JAVA_OPTS may hold options for it.
setlocal
set "ROOT=%~dp0.."
set "JAVA="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if not defined JAVA_HOME for %%i in (java.exe) do set "JAVA=%%~$PATH:i"
if not defined JAVA (
    echo stylize: no Java found; install Java 17 or newer, or set JAVA_HOME 1>&2
    exit /b 1
)
set "OPTIONS="
"%JAVA%" --list-modules 2>nul | findstr /b "jdk.incubator.vector" >nul && set "OPTIONS=--add-modules jdk.incubator.vector"
"%JAVA%" %OPTIONS% %JAVA_OPTS% -cp "%ROOT%\lib\*" io.github.brushwork.cli.Stylize %*
exit /b %ERRORLEVEL%
